/** A city's reports, as many as are wanted: a hundred bytes a row as CSV, twice as many as JSON. */

const descriptions = Array.from({ length: 500 }, (_, index) => `Some words about number ${index}`);

const report = (row) => ({
  id: row,
  opened: `2024-0${(row % 9) + 1}-1${row % 10}T10:00:00`,
  description: descriptions[row % 500],
  name: `Smith, no. ${row}`,
  address: `${row % 1000} OAK ST`,
  amount: (row / 7).toFixed(3),
  status: row % 2 ? 'Open' : 'Closed',
});

/** @param {number} length */
export function cityCsv(length) {
  const line = (row) => Object.values(row).join(',');
  const lines = Array.from({ length }, (_, row) => `${line({ ...report(row), name: `"Smith, no. ${row}"` })}\n`);
  return `${Object.keys(report(0)).join(',')}\n${lines.join('')}`;
}

/** @param {number} length */
export const cityRows = (length) =>
  Array.from({ length }, (_, row) => ({
    ...report(row),
    amount: Math.round(row / 0.007) / 1000,
    place: { type: 'Point', coordinates: [-122.5 + (row % 1000) / 1e4, 37.7 + (row % 777) / 1e4] },
  }));
