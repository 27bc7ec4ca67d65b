/** The columns of an answer in ODSQL: what is asked for each, and how its cells are made of what comes back. */
import type { Column, Dataset, Field, Query, Selected, TimeUnit } from '../../model.js';
import { object, type Json, type JsonObject } from '../shared/answer.js';
import { byGroup } from '../shared/groups.js';
import { identifier, quoted } from './odsql.js';

export interface Part {
  readonly selected: Selected;
  readonly alias: string;
  /** What is asked for it: expressions by their aliases. */
  readonly asks: Readonly<Record<string, string>>;
  /** The bin of a group that is asked for finer than it is meant: by each value, to be cut here. */
  readonly bin?: number;
  /** A further question for what ODSQL cannot aggregate: a condition, and perhaps a field by which the groups are split once more. */
  readonly apart?: { readonly where: string; readonly by?: string };
  /** The cell, of a row of the answer and of the rows that the further question has for the same group. */
  value(row: JsonObject, apart: readonly JsonObject[]): Json;
}

export const isGrouped = ({ select }: Query): boolean => select?.some(({ aggregate }) => aggregate) ?? false;

/** The columns of an answer; the groups of a grouped one are those that do not aggregate. */
export function partsOf({ fields }: Dataset, query: Query): readonly Part[] | undefined {
  const grouped = isGrouped(query);
  return query.select?.map((selected, index) => {
    const named = { selected, alias: `c${index}` };
    if (selected.aggregate)
      return aggregatePart(
        named,
        fields.find(({ name }) => name === selected.field),
      );
    return grouped ? groupPart(named) : plainPart(named);
  });
}

type Named = Pick<Part, 'selected' | 'alias'>;

const plainPart = ({ selected, alias }: Named): Part => ({
  selected,
  alias,
  asks: { [alias]: identifier(selected.field!) },
  value: (row) => row[alias] ?? null,
});

/** The periods that a pattern cuts off; quarters, weeks and bins are ranges, whose label begins with their lower edge. */
const patterns: Partial<Record<TimeUnit, string>> = { year: 'yyyy', month: 'yyyy-MM', day: 'yyyy-MM-dd', hour: "yyyy-MM-dd'T'HH:00" };

function groupPart({ selected, alias }: Named): Part {
  const { field, unit, bin, near } = selected;
  const name = identifier(field!);
  if (near) return { selected, alias, asks: { [alias]: `geo_cluster(${name}, ${zoomFor(near)})` }, value: (row) => centreOf(row[alias]) };
  const pattern = unit && patterns[unit];
  const range = unit ? `1 ${unit}` : bin;
  const plain = { selected, alias, value: (row: JsonObject): Json => row[alias] ?? null };
  if (pattern) return { ...plain, asks: { [alias]: `date_format(${name}, ${quoted(pattern)})` } };
  if (bin !== undefined && !isExact(bin)) return { ...plain, asks: { [alias]: name }, bin };
  if (!range) return { ...plain, asks: { [alias]: name } };
  return { selected, alias, asks: { [alias]: `range(${name}, ${range})` }, value: (row) => lowerEdge(row[alias]) };
}

/** Degrees between groups at zoom 0, by their usual radius of 40 pixels; half as many at each further zoom. */
const apart = 56;
const zoomFor = (degrees: number): number => Math.min(25, Math.max(0, Math.round(Math.log2(apart / degrees))));

/** `{ cluster_centroid: { lat, lon } }`, of what is somewhere. */
function centreOf(cluster: Json | undefined): Json {
  const { lat, lon } = object(object(cluster)['cluster_centroid']);
  return typeof lat === 'number' && typeof lon === 'number' ? { type: 'Point', coordinates: [lon, lat] } : null;
}

/** `[0, 14]`, `[20.5, 30.5[`, `[2020-01-01T00:00:00.000Z, 2020-04-01T00:00:00.000Z[`. */
function lowerEdge(label: Json | undefined): Json {
  return typeof label === 'string' ? (/^[[\]]\s*([^,\s]+)\s*,/.exec(label)?.[1] ?? null) : (label ?? null);
}

/** A range is found by dividing binary fractions, of which 0.3 falls short of three tenths; whole numbers, halves and quarters meet their edges. */
const isExact = (bin: number): boolean => Number.isInteger(bin * 1024);
const decimal = (value: number): number => Number(value.toPrecision(15));
const edgeOf = (value: number, bin: number): number => decimal(Math.floor(decimal(value / bin)) * bin);

/** What ODSQL does not aggregate as is meant here: sums of nothing are 0 there, flags have no sum, texts no least and greatest. */
function aggregatePart({ selected, alias }: Named, field: Field | undefined): Part {
  const { aggregate } = selected;
  const name = field && identifier(field.name);
  const held = `${alias}n`;
  const present = (row: JsonObject, value: Json | undefined): Json => (row[held] ? (value ?? null) : null);
  const part = (asks: Part['asks'], value: Part['value'], apart?: Part['apart']): Part => ({
    selected,
    alias,
    asks,
    value,
    ...(apart ? { apart } : {}),
  });
  const counted = { [held]: `count(${name})` };
  if (aggregate === 'count') return part({ [alias]: `count(${name ?? '*'})` }, (row) => row[alias] ?? 0);
  if (aggregate === 'sum' && field?.type === 'boolean')
    return part(counted, (row, rows) => present(row, sumOf(rows)), { where: `${name} is true` });
  if (field?.type === 'string' || field?.type === 'url')
    return part({}, (_, rows) => extreme(rows, aggregate === 'min'), { where: `${name} is not null`, by: name! });
  if (aggregate === 'avg')
    return part({ [alias]: `sum(${name})`, ...counted }, (row) => present(row, Number(row[alias]) / Number(row[held])));
  return part({ [alias]: `${aggregate!}(${name})`, ...counted }, (row) => present(row, row[alias]));
}

const sumOf = (rows: readonly JsonObject[]): number => rows.reduce((sum, { n }) => sum + Number(n), 0);

function extreme(rows: readonly JsonObject[], least: boolean): Json {
  const texts = rows.map(({ split }) => split).filter((text) => typeof text === 'string');
  return texts.length ? texts.reduce((best, text) => (text < best === least ? text : best)) : null;
}

/** Rows with the values of fine groups cut to the bins that are meant. */
export function coarsened(rows: readonly JsonObject[], parts: readonly Part[]): readonly JsonObject[] {
  const binned = parts.filter(({ bin }) => bin !== undefined);
  const edge = (row: JsonObject, { alias, bin }: Part): Json => (typeof row[alias] === 'number' ? edgeOf(row[alias], bin!) : null);
  return binned.length ? rows.map((row) => ({ ...row, ...Object.fromEntries(binned.map((part) => [part.alias, edge(row, part)])) })) : rows;
}

/** Groups that were asked for finer than they are meant, put together. */
export function regrouped(rows: readonly JsonObject[], parts: readonly Part[]): readonly JsonObject[] {
  if (parts.every(({ bin }) => bin === undefined)) return rows;
  const names = parts.filter(({ selected }) => !selected.aggregate).map(({ alias }) => alias);
  const cut = coarsened(rows, parts);
  const rowsOf = byGroup(cut, names);
  return cut.filter((row) => rowsOf(row)[0] === row).map((row) => rowsOf(row).reduce((all, next) => joined(all, next, parts, names)));
}

/** Two rows of one group as one: the least of least values, the greatest of greatest, the sum of counts and sums. */
function joined(a: JsonObject, b: JsonObject, parts: readonly Part[], names: readonly string[]): JsonObject {
  const extremes = new Map(parts.map(({ alias, selected }) => [alias, selected.aggregate]));
  return Object.fromEntries(
    Object.keys(a).map((name) => [name, names.includes(name) ? a[name]! : both(a[name]!, b[name]!, extremes.get(name))]),
  );
}

function both(a: Json, b: Json, aggregate: Selected['aggregate']): Json {
  if (a === null || b === null) return a ?? b;
  if (aggregate === 'min' || aggregate === 'max') return a < b === (aggregate === 'min') ? a : b;
  return Number(a) + Number(b);
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first Monday of 1970, which began on a Thursday. */
const MONDAY = 4 * DAY;

/** A column of rows cut to its periods or bins; ODSQL cuts only what it groups by. */
export function cut(column: Column, { unit, bin }: Selected): Column {
  const start = unit ? starts[unit] : bin === undefined ? undefined : (value: number) => edgeOf(value, bin);
  return start && column instanceof Float64Array ? column.map(start) : column;
}

const monthOf = (value: number, months: number): number => {
  const date = new Date(value);
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months);
};

/** Where the period of a time begins. */
const starts: Readonly<Record<TimeUnit, (value: number) => number>> = {
  year: (value) => monthOf(value, 12),
  quarter: (value) => monthOf(value, 3),
  month: (value) => monthOf(value, 1),
  week: (value) => Math.floor((value - MONDAY) / (7 * DAY)) * 7 * DAY + MONDAY,
  day: (value) => Math.floor(value / DAY) * DAY,
  hour: (value) => Math.floor(value / HOUR) * HOUR,
};
