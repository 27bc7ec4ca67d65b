/** Reads what a layer's `/query` answers: rows with their labels and times, groups whose keys servers spell as they like, and errors. */
import { tableFromRows, type Row } from '../../formats/rows.js';
import { DatasetError, type Column, type ErrorCode, type Field, type Get, type Table } from '../../model.js';
import { table } from '../../table.js';
import { answerField } from '../../table/answer-field.js';
import { array, askJson, object, text, texts, type Explain, type JsonObject } from '../shared/answer.js';
import { labelled } from './labels.js';
import type { Layer } from './layer.js';
import { cut, startOf, type Part } from './sql.js';
import { rowsOfFeatures } from './esri-json.js';

/** Many servers take addresses up to this length. Longer questions would have to be posted, and the door only gets. */
const longest = 2000;

/** The answer to a request; throws a DatasetError also for the errors that ArcGIS sends with status 200. */
export async function ask(get: Get, address: string, parameters?: URLSearchParams): Promise<JsonObject> {
  const url = new URL(parameters ? `${address}?${parameters.toString()}` : address);
  try {
    return object(await askJson(get, url, explain));
  } catch (error) {
    if (!(error instanceof DatasetError) || url.href.length <= longest || ![404, 413, 414, 500].includes(error.status ?? 0)) throw error;
    throw new DatasetError(
      'bad-request',
      `This question makes an address of ${url.href.length} characters, which ${url.host} does not take`,
      {
        url,
        status: error.status,
        cause: error,
      },
    );
  }
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  401: 'private',
  403: 'private',
  404: 'not-found',
  429: 'rate-limited',
  498: 'private',
  499: 'private',
  503: 'busy',
  504: 'timeout',
};

/** `{error: {code, message, details}}` with any status; Hub sites send `{statusCode, message}`, whose message may be a list. */
export const explain: Explain = (body, status) => {
  const { error, message, statusCode } = object(body);
  const { code, message: said, details, messageCode } = object(error);
  if (typeof code !== 'number')
    return typeof statusCode === 'number'
      ? failure(statusCode, [text(message) ?? texts(message).join(' ')])
      : status < 400 && error
        ? failure(500, [text(error) ?? ''])
        : undefined;
  return failure(messageCode === 'GWM_0003' ? 403 : code, [text(said) ?? '', ...texts(details)]);
};

function failure(status: number, said: readonly string[]): { readonly code: ErrorCode; readonly message: string } {
  const message = [...new Set(said)].filter(Boolean).join(' ') || `ArcGIS reports the error ${status} without a word`;
  if (/invalid field|field .*(not found|does not exist)/i.test(message)) return { code: 'columns-gone', message };
  if (/invalid url|item does not exist|not found/i.test(message)) return { code: 'not-found', message };
  if (/operation is not supported/i.test(message)) return { code: 'unsupported', message };
  return { code: codes[status] ?? (status >= 500 ? 'server' : 'bad-request'), message };
}

/** Whether there is more than the answer holds. */
export const exceeded = (answer: JsonObject): boolean =>
  answer['exceededTransferLimit'] === true || object(answer['properties'])['exceededTransferLimit'] === true;

/** Rows as a table of these columns. */
export function tableOfRows(answer: JsonObject, layer: Layer, parts: readonly Pick<Part, 'selected'>[]): Table {
  const fields = parts.map(({ selected }) => answerField(selected, layer.fields));
  const rows = rowsOfFeatures(answer, layer.geometry);
  const sources = parts.map(({ selected }, index) => ({
    ...fields[index]!,
    name: selected.field!,
    ...(selected.unit ? { type: 'datetime' as const } : {}),
  }));
  const columns = sources.map((source) => read(rows, source, layer));
  return {
    ...table(
      fields,
      columns.map((column, index) => periods(column, parts[index]!)),
    ),
    length: rows.length,
  };
}

const periods = (column: Column, { selected: { unit } }: Pick<Part, 'selected'>): Column =>
  unit && column instanceof Float64Array ? column.map((time) => cut(time, unit)) : column;

/** One column of rows, its codes as labels and its times in the layer's zone. */
function read(rows: readonly Row[], field: Field, layer: Layer): Column {
  const column = tableFromRows(rows, [field]).column(field.name);
  const zoned = layer.zone && layer.types.get(field.name) === 'Date' && column instanceof Float64Array;
  return zoned ? column.map(clockIn(layer.zone)) : labelled(column, layer.labels.get(field.name));
}

/** Moves an instant so that UTC shows what the clocks of the zone showed; one look at the calendar serves a quarter of an hour. */
function clockIn(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const offsets = new Map<number, number>();
  const offsetOf = (quarter: number): number => {
    const shown = Object.fromEntries(format.formatToParts(quarter * 900_000).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(shown['year']!, shown['month']! - 1, shown['day'], shown['hour'], shown['minute'], shown['second']) - quarter * 900_000;
  };
  return (time) => {
    if (Number.isNaN(time)) return NaN;
    const quarter = Math.floor(time / 900_000);
    const offset = offsets.get(quarter) ?? offsetOf(quarter);
    offsets.set(quarter, offset);
    return time + offset;
  };
}

/** Groups as a table. Without groups there is one row, also over no rows at all. */
export function tableOfGroups(answer: JsonObject, layer: Layer, parts: readonly Part[]): Table {
  const features = array(answer['features']).map((feature) => object(object(feature)['attributes']));
  const ungrouped = parts.every(({ groups }) => groups.length === 0);
  const rows = (ungrouped && features.length === 0 ? [{}] : features).map((attributes) => keyed(attributes, parts));
  const fields = parts.map(({ selected }) => answerField(selected, layer.fields));
  return table(
    fields,
    parts.map((part, index) => columnOf(rows, part, fields[index]!, layer)),
  );
}

/**
 * A row under the names that were asked for. Servers change capitals, put the expression before the name (`MIN(a) AS THE_MIN`), and call
 * expressions `EXPR_1`, `EXPR_2`: what no name claims are the expressions, in the order in which they were asked for.
 */
function keyed(attributes: JsonObject, parts: readonly Part[]): Row {
  const given = Object.entries(attributes).map(([key, value]) => [key.replace(/^.*\bAS\s+/i, '').toLowerCase(), value] as const);
  const names = parts.flatMap(({ aliases }) => aliases);
  const expressions = [...new Set(parts.flatMap(({ selected, groups }) => (selected.unit ? groups : [])))];
  const known = new Set(names.map((name) => name.toLowerCase()));
  const rest = given.filter(([key]) => !known.has(key));
  const values = new Map(given);
  return Object.fromEntries([
    ...names.map((name) => [name, values.get(name.toLowerCase()) ?? null] as const),
    ...expressions.map((expression, index) => [expression, rest[index]?.[1] ?? null] as const),
  ]);
}

function columnOf(rows: readonly Row[], { selected, aliases, groups }: Part, field: Field, layer: Layer): Column {
  const { aggregate, unit, field: source } = selected;
  const number = (row: Row, name: string): number => Number(row[name] ?? NaN);
  if (unit) return Float64Array.from(rows, (row) => startOf(groups.map((name) => number(row, name))));
  if (aggregate === 'avg') return Float64Array.from(rows, (row) => number(row, aliases[0]!) / number(row, aliases[1]!));
  if (aggregate === 'count') return Float64Array.from(rows, (row) => Number(row[aliases[0]!] ?? 0));
  const named = rows.map((row) => ({ [source!]: row[aliases[0]!] }));
  return read(named, { ...field, name: source! }, layer);
}
