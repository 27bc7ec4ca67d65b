/** A city's file of reports, as large as it is wanted: a hundred bytes a row. */

/** @param {number} length */
export function cityCsv(length) {
  const words = Array.from({ length: 500 }, (_, index) => `Some words about number ${index}`);
  const line = (row) =>
    [
      row,
      `2024-0${(row % 9) + 1}-1${row % 10}T10:00:00`,
      words[row % 500],
      `"Smith, no. ${row}"`,
      `${row % 1000} OAK ST`,
      (row / 7).toFixed(3),
      row % 2 ? 'Open' : 'Closed',
    ].join(',');
  return `id,opened,description,name,address,amount,status\n${Array.from({ length }, (_, row) => `${line(row)}\n`).join('')}`;
}
