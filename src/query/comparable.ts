/** A value of a query in the form in which a column of a type holds its cells. */
import type { FieldType, Scalar } from '../model.js';
import { isDate } from '../table.js';
import { parseBoolean, parseDate, parseNumber } from '../formats/value.js';

/** A number for numbers, epoch milliseconds for dates, and so on; null for a value that the type cannot mean. */
export function comparable(type: FieldType, value: Scalar): Scalar | null {
  if (type === 'number' || isDate(type)) {
    const read = typeof value === 'number' ? value : isDate(type) ? parseDate(String(value), true) : parseNumber(String(value));
    return Number.isFinite(read) ? read : null;
  }
  if (type === 'boolean') return typeof value === 'boolean' ? value : parseBoolean(String(value));
  return String(value);
}
