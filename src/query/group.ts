/** The columns of an answer: chosen, cut into periods and bins, or gathered into groups. */
import type { Column, Field, FieldType, Selected, Table } from '../model.js';
import { table as tableOfColumns, take } from '../table.js';
import { aggregate } from './aggregate.js';
import { crossed, firstRows, numbered, type Groups } from './groups.js';
import { grainOf, startOf } from './units.js';

/** The selected columns of every row. */
export function project(table: Table, select: readonly Selected[]): Table {
  return tableOfColumns(
    select.map((column) => fieldOf(table, column)),
    select.map((column) => cut(table, column)),
  );
}

/** One row for each group of equal cells in the columns that do not aggregate, in the order in which the groups first appear. */
export function group(table: Table, kept: Uint32Array | undefined, select: readonly Selected[]): Table {
  const source = narrowed(table, kept, select);
  const whole: Groups = { codes: new Uint32Array(kept?.length ?? table.length), count: 1 };
  const groups = select
    .filter((column) => !column.aggregate)
    .map((column) => keyed(source, column))
    .reduce(crossed, whole);
  const heads = take(source, firstRows(groups));
  const columns = select.map((column) =>
    column.aggregate
      ? aggregate(column.aggregate, column.field === undefined ? undefined : cut(source, column), groups)
      : cut(heads, column),
  );
  return tableOfColumns(
    select.map((column) => fieldOf(table, column)),
    columns,
  );
}

/** Only the rows and columns that count. */
function narrowed(table: Table, kept: Uint32Array | undefined, select: readonly Selected[]): Table {
  const names = new Set(select.map(({ field }) => field));
  const fields = table.fields.filter(({ name }) => names.has(name));
  const narrow = tableOfColumns(
    fields,
    fields.map(({ name }) => table.column(name)),
  );
  return kept ? take(narrow, kept) : narrow;
}

function keyed(table: Table, selected: Selected): Groups {
  const { field, unit } = selected;
  return unit ? numbered(table.column(field!), grainOf(unit), (time) => startOf(time, unit)) : numbered(cut(table, selected));
}

function cut(table: Table, { field, unit, bin }: Selected): Column {
  const column = table.column(field!);
  const floor = floorOf({ unit, bin });
  return floor && column instanceof Float64Array ? column.map((value) => floor(value)) : column;
}

function floorOf({ unit, bin }: { unit: Selected['unit'] | undefined; bin: number | undefined }): ((value: number) => number) | undefined {
  if (unit) return (value) => startOf(value, unit);
  return bin === undefined ? undefined : (value) => lowerEdge(value, bin);
}

/** The lower edge of a bin. Numbers are meant as decimals: 0.3 begins the fourth bin of a tenth, although `0.3 / 0.1` is a hair under 3. */
const lowerEdge = (value: number, bin: number): number => decimal(Math.floor(decimal(value / bin)) * bin);

const decimal = (value: number): number => Number(value.toPrecision(15));

function fieldOf(table: Table, { name, field, unit, aggregate: by }: Selected): Field {
  const source = table.fields.find((candidate) => candidate.name === field);
  const counts = by === 'count' || by === 'count distinct' || by === 'sum' || by === 'avg';
  const type: FieldType = counts ? 'number' : unit ? (unit === 'hour' ? 'datetime' : 'date') : (source?.type ?? 'number');
  return by || !source ? { name, title: name, type } : { ...source, name, type };
}
