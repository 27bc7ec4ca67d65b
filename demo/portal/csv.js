/** Writes comma-separated values (RFC 4180). */

const cell = (value, always, separator) => {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const special = text === '' || text.includes(separator) || /["\r\n]/.test(text);
  return always || special ? `"${text.replaceAll('"', '""')}"` : text;
};

/** One line without its end; `always` quotes every cell that has a value. */
export function csvLine(values, { always = false, separator = ',' } = {}) {
  return values.map((value) => cell(value, always, separator)).join(separator);
}
