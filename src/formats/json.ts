/** JSON files: an array of objects, alone or as a member of an object that wraps it. */
import { DatasetError, type Table } from '../model.js';
import { isGeoJson, readGeoJson } from './geojson.js';
import { fieldsOf, tableFromRows, type Row } from './rows.js';

const wrappers = ['data', 'results', 'records', 'rows', 'items', 'value'];

/** The table of a JSON text; throws a DatasetError (`bad-response`) for text that is not JSON or holds no list of objects. */
export function readJson(text: string): Table {
  const value = parse(text);
  if (isGeoJson(value) || (isRows(value) && value.length > 0 && value.every(isGeoJson))) return readGeoJson(value);
  const rows = rowsOf(value);
  if (!rows) throw new DatasetError('bad-response', 'The answer is JSON, but it holds no list of objects that could be rows.');
  return tableFromRows(rows, fieldsOf(rows));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DatasetError('bad-response', 'The answer is not valid JSON.', { cause });
  }
}

function rowsOf(value: unknown): readonly Row[] | undefined {
  if (isRows(value)) return value;
  if (!isObject(value)) return undefined;
  const wrapped = wrappers.filter((name) => Object.hasOwn(value, name)).map((name) => value[name]);
  return wrapped.find(isRows);
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is readonly Row[] => Array.isArray(value) && value.every(isObject);
