/** JSON files: a list of objects, alone, line by line, or as a member of an object that wraps it. */
import { DatasetError, type Table } from '../model.js';
import { tableOfRows } from './fields.js';
import { isGeoJson, readGeoJson } from './geojson.js';
import type { Row } from './rows.js';
import { tableOfCells } from './cells.js';

export { projectionOf } from './geojson.js';

const wrappers = ['data', 'results', 'records', 'rows', 'items', 'value'];

/** The value of a JSON text, or the list of the values of its lines; throws a DatasetError (`bad-response`) for any other text. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const [first, second] = text.split('\n', 2);
    if (second !== undefined && isJson(first!)) return linesOf(text);
    throw new DatasetError('bad-response', 'The answer is not valid JSON.', { cause });
  }
}

/** The table of a text with a JSON object on each line (NDJSON, GeoJSON text sequences). Throws a DatasetError that names a broken line. */
export const readNdjson = (text: string): Table => tableOfJson(linesOf(text));

/** The table of a JSON value; throws a DatasetError (`bad-response`) where it holds no list of rows. */
export function tableOfJson(value: unknown): Table {
  if (isGeoJson(value) || (isRows(value) && value.length > 0 && value.every(isGeoJson))) return readGeoJson(value);
  if (isLines(value)) return tableOfLines(value);
  const rows = rowsOf(value);
  if (!rows) throw new DatasetError('bad-response', 'The answer is JSON, but it holds no list of objects that could be rows.');
  return tableOfRows(rows);
}

/** Whether a parsed value says of itself that it is TopoJSON. */
export const isTopology = (value: unknown): value is Row => isObject(value) && value['type'] === 'Topology' && isObject(value['objects']);

/** A record separator may stand before each value (RFC 8142). */
function linesOf(text: string): unknown[] {
  const values: unknown[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const json = line.replace(/^[\x1e\uFEFF]+/, '').trim();
    if (json) values.push(lineOf(json, index + 1));
  }
  return values;
}

function lineOf(json: string, line: number): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new DatasetError('bad-response', `Line ${line} is not valid JSON.`, { cause });
  }
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line.replace(/^[\x1e\uFEFF]+/, '')) === 'object';
  } catch {
    return false;
  }
}

/** Lists of equal length, of which the first names the columns: so the U.S. Census Bureau answers. */
function isLines(value: unknown): value is readonly (readonly unknown[])[] {
  if (!Array.isArray(value) || !Array.isArray(value[0]) || value[0].length === 0) return false;
  const [names, ...rows] = value as readonly unknown[][];
  return names!.every((name) => typeof name === 'string') && rows.every((row) => Array.isArray(row) && row.length === names!.length);
}

const tableOfLines = (lines: readonly (readonly unknown[])[]): Table =>
  tableOfCells(lines[0]!.map((_, index) => lines.map((line) => (line[index] === null ? null : textOf(line[index])))));

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

function rowsOf(value: unknown): readonly Row[] | undefined {
  if (isRows(value)) return value;
  if (!isObject(value)) return undefined;
  const wrapped = wrappers.filter((name) => Object.hasOwn(value, name)).map((name) => value[name]);
  return wrapped.find(isRows);
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is readonly Row[] => Array.isArray(value) && value.every(isObject);
