/** Prints a query as ODSQL (Explore API v2.1), and says how the cells of its answer are made of what comes back. */
import {
  DatasetError,
  type BBox,
  type Dataset,
  type Field,
  type Predicate,
  type Query,
  type Scalar,
  type Selected,
  type TimeUnit,
} from '../model.js';
import { isDate } from '../table.js';
import { parseDate } from '../formats/value.js';
import type { Json, JsonObject } from './answer.js';
import { withoutNegation } from './negation.js';
import { floating } from './sql.js';

/** One column of the answer. */
export interface Part {
  readonly selected: Selected;
  readonly alias: string;
  /** What is asked for it: expressions by their aliases. */
  readonly asks: Readonly<Record<string, string>>;
  /** A further question for what ODSQL cannot aggregate: a condition, and perhaps a field by which the groups are split once more. */
  readonly apart?: { readonly where: string; readonly by?: string };
  /** The cell, of a row of the answer and of the rows that the further question has for the same group. */
  value(row: JsonObject, apart: readonly JsonObject[]): Json;
}

/** Every name is back-quoted, as the vendor's own client does. */
export const identifier = (name: string): string => `\`${name.replace(/[`\\]/g, '\\$&')}\``;
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

export const isGrouped = ({ select }: Query): boolean => select?.some(({ aggregate }) => aggregate) ?? false;

/** The columns of an answer; the groups of a grouped one are those that do not aggregate. */
export function partsOf({ fields }: Dataset, query: Query): readonly Part[] | undefined {
  const grouped = isGrouped(query);
  return query.select?.map((selected, index) => {
    const alias = `c${index}`;
    const field = fields.find(({ name }) => name === selected.field);
    if (selected.aggregate) return aggregatePart(selected, alias, field);
    return grouped ? groupPart(selected, alias) : plainPart(selected, alias);
  });
}

const plainPart = (selected: Selected, alias: string): Part => ({
  selected,
  alias,
  asks: { [alias]: identifier(selected.field!) },
  value: (row) => cut(row[alias] ?? null, selected),
});

/** The periods that a pattern cuts off; quarters, weeks and bins are ranges, whose label begins with their lower edge. */
const patterns: Partial<Record<TimeUnit, string>> = { year: 'yyyy', month: 'yyyy-MM', day: 'yyyy-MM-dd', hour: "yyyy-MM-dd'T'HH:00" };

function groupPart(selected: Selected, alias: string): Part {
  const { unit, bin } = selected;
  const name = identifier(selected.field!);
  const pattern = unit && patterns[unit];
  const range = unit ? `1 ${unit}` : bin;
  const expression = pattern ? `date_format(${name}, ${quoted(pattern)})` : range ? `range(${name}, ${range})` : name;
  return {
    selected,
    alias,
    asks: { [alias]: expression },
    value: (row) => (range && !pattern ? lowerEdge(row[alias]) : (row[alias] ?? null)),
  };
}

/** `[0, 14]`, `[20.5, 30.5[`, `[2020-01-01T00:00:00.000Z, 2020-04-01T00:00:00.000Z[`. */
function lowerEdge(label: Json | undefined): Json {
  return typeof label === 'string' ? (/^[[\]]\s*([^,\s]+)\s*,/.exec(label)?.[1] ?? null) : (label ?? null);
}

/** A sum of nothing is 0 there and missing here; texts have no least and greatest there, and flags no sum. */
function aggregatePart(selected: Selected, alias: string, field: Field | undefined): Part {
  const { aggregate } = selected;
  const ask = (expression: string): Record<string, string> => ({ [alias]: expression });
  if (!field) return { selected, alias, asks: ask('count(*)'), value: (row) => row[alias] ?? 0 };
  const name = identifier(field.name);
  const held = `${alias}n`;
  const whereHeld = (row: JsonObject, value: Json | undefined): Json => (row[held] ? (value ?? null) : null);
  if (aggregate === 'count') return { selected, alias, asks: ask(`count(${name})`), value: (row) => row[alias] ?? 0 };
  if (aggregate === 'sum' && field.type === 'boolean')
    return {
      selected,
      alias,
      asks: { [held]: `count(${name})` },
      apart: { where: `${name} is true` },
      value: (row, [flagged]) => whereHeld(row, flagged?.['n'] ?? 0),
    };
  if (field.type === 'string' || field.type === 'url')
    return {
      selected,
      alias,
      asks: {},
      apart: { where: `${name} is not null`, by: name },
      value: (_, rows) => extreme(rows, aggregate === 'min'),
    };
  return {
    selected,
    alias,
    asks: { ...ask(`${aggregate!}(${name})`), [held]: `count(${name})` },
    value: (row) => whereHeld(row, row[alias]),
  };
}

function extreme(rows: readonly JsonObject[], least: boolean): Json {
  const texts = rows.map(({ split }) => split).filter((text) => typeof text === 'string');
  return texts.length ? texts.reduce((best, text) => (text < best === least ? text : best)) : null;
}

const DAY = 86_400_000;

/** A value cut to its period or bin; ODSQL cuts only what it groups by. */
function cut(value: Json, { unit, bin }: Selected): Json {
  if (bin !== undefined && typeof value === 'number') return Math.floor(value / bin) * bin;
  if (!unit || typeof value !== 'string') return value;
  const date = new Date(parseDate(value, true));
  if (Number.isNaN(date.getTime())) return null;
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), Math.floor(date.getTime() / DAY)];
  const starts: Record<TimeUnit, number> = {
    year: Date.UTC(year, 0),
    quarter: Date.UTC(year, month - (month % 3)),
    month: Date.UTC(year, month),
    week: (day - ((((day + 3) % 7) + 7) % 7)) * DAY,
    day: day * DAY,
    hour: Math.floor(date.getTime() / 3_600_000) * 3_600_000,
  };
  return starts[unit];
}

/** The rows that a query keeps; undefined where it keeps all. */
export function printWhere({ fields }: Dataset, { search, where }: Query): string | undefined {
  const known = new Map(fields.map((field) => [field.name, field]));
  const found = search === undefined ? undefined : printSearch(search, fields);
  const conditions = [where && print(withoutNegation(where), known), found].filter((text) => text !== undefined);
  return conditions.length ? conditions.join(' and ') : undefined;
}

/** Longer conditions would make addresses that servers refuse. */
const longest = 1200;

/**
 * Whole words, each in some text: `like` finds those. `search()` is looser (it forgives spelling, and takes the last word for a
 * beginning), and asked only where too many texts would have to be named.
 */
function printSearch(search: string, fields: readonly Field[]): string | undefined {
  const words = [...new Set(search.match(/[\p{L}\p{N}]+/gu))];
  if (!words.length) return undefined;
  const texts = fields.filter(({ type }) => type === 'string');
  const anywhere = (word: string): string => `(${texts.map(({ name }) => `${identifier(name)} like ${quoted(word)}`).join(' or ')})`;
  const exact = texts.length ? words.map(anywhere).join(' and ') : '';
  return exact && exact.length <= longest ? exact : `search(${quoted(words.join(' '))})`;
}

type Fields = ReadonlyMap<string, Field>;

/** What is missing passes a bare NOT, and so is kept out by name. */
function print(predicate: Predicate, fields: Fields): string {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return `(${predicate.args.map((arg) => print(arg, fields)).join(` ${predicate.op} `)})`;
    case 'not':
      return printNot(predicate.arg, fields);
    case 'in':
      return printIn(predicate.field, predicate.values, fields);
    case 'isNull':
      return `${identifier(predicate.field)} is null`;
    case 'intersects':
      return printBox(identifier(predicate.field), predicate.bbox);
    case '<>':
      return `(not ${print({ ...predicate, op: '=' }, fields)} and ${identifier(predicate.field)} is not null)`;
    case 'like':
      throw new DatasetError('unsupported', 'ODSQL has no patterns.');
    default:
      return printComparison(predicate, fields);
  }
}

function printNot(test: Predicate, fields: Fields): string {
  if (test.op === 'isNull') return `${identifier(test.field)} is not null`;
  const present = 'field' in test ? ` and ${identifier(test.field)} is not null` : '';
  return `(not ${print(test, fields)}${present})`;
}

function printComparison({ op, field, value }: Extract<Predicate, { readonly value: Scalar }>, fields: Fields): string {
  if (op === '=' && fields.get(field)?.type === 'boolean') return `(${identifier(field)} is ${String(value)})`;
  return `(${identifier(field)} ${op} ${literal(value, fields.get(field))})`;
}

/** `IN` takes texts and numbers only. */
function printIn(field: string, values: readonly Scalar[], fields: Fields): string {
  const type = fields.get(field)?.type ?? 'string';
  if (isDate(type) || type === 'boolean')
    return `(${values.map((value) => printComparison({ op: '=', field, value }, fields)).join(' or ')})`;
  return `(${identifier(field)} in (${values.map((value) => literal(value, fields.get(field))).join(', ')}))`;
}

/** South, west, north, east; a box over the date line is two. */
function printBox(name: string, [west, south, east, north]: BBox): string {
  const box = (left: number, right: number): string => `in_bbox(${name}, ${south}, ${left}, ${north}, ${right})`;
  return west > east ? `(${box(west, 180)} or ${box(-180, east)})` : box(west, east);
}

/** The literal's form must be that of the field's type. */
function literal(value: Scalar, field: Field | undefined): string {
  if (field && isDate(field.type)) {
    const text = floating(String(value));
    return `date'${text.endsWith('T00:00:00.000') ? text.slice(0, 10) : `${text}Z`}'`;
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}
