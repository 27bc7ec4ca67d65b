/** The columns of an answer: chosen, cut into periods and bins, or gathered into groups. */
import type { Geometry } from 'geojson';
import type { Column, Field, FieldType, Selected, Table } from '../model.js';
import { stretches, type Steps } from '../transport/pace.js';
import { table as tableOfColumns } from '../table.js';
import { gathered, take } from '../table/cut.js';
import { columnMade, tableOfUnmade } from '../table/unmade.js';
import { aggregate } from './aggregate.js';
import { crossed, firstRows, numbered, numberedWords, type Groups } from './groups.js';
import { grainOf, startOf } from './units.js';

/** The selected columns of every row. */
export function project(table: Table, select: readonly Selected[]): Table {
  return tableOfUnmade(
    select.map((column) => fieldOf(table, column)),
    table.length,
    select.map((selected) => ({
      *whole() {
        yield* columnMade(table, selected.field!);
        return cut(table, selected);
      },
      some: (rows: ArrayLike<number>) =>
        cut(take({ ...table, fields: table.fields.filter(({ name }) => name === selected.field) }, rows), selected),
    })),
  );
}

/** One row for each group of equal cells in the columns that do not aggregate, in the order in which the groups first appear. */
export function* group(table: Table, kept: Uint32Array | undefined, select: readonly Selected[]): Steps<Table> {
  const source = kept ? narrowed(table, kept, select) : table;
  const keys: Groups[] = [];
  for (const column of select) if (!column.aggregate) keys.push(yield* keyed(table, kept, column));
  let groups = keys.length > 1 ? keys.shift()! : { codes: new Uint8Array(kept?.length ?? table.length), count: 1 };
  for (const key of keys) groups = yield* crossed(groups, key);
  const heads = take(source, firstRows(groups));
  const columns: Column[] = [];
  for (const column of select) columns.push(column.aggregate ? yield* measured(source, column, groups) : cut(heads, column));
  return tableOfColumns(
    select.map((column) => fieldOf(table, column)),
    columns,
  );
}

/** Only the rows and columns that count. */
function narrowed(table: Table, kept: Uint32Array, select: readonly Selected[]): Table {
  const names = new Set(select.map(({ field }) => field));
  return take({ ...table, fields: table.fields.filter(({ name }) => names.has(name)) }, kept);
}

function* measured(table: Table, selected: Selected, groups: Groups): Steps<Column> {
  if (selected.field !== undefined) yield* columnMade(table, selected.field);
  return yield* aggregate(selected.aggregate!, selected.field === undefined ? undefined : cut(table, selected), groups);
}

function* keyed(table: Table, kept: Uint32Array | undefined, { field, unit, bin, near, cell = near }: Selected): Steps<Groups> {
  const whole = yield* columnMade(table, field!);
  if (cell !== undefined) return yield* keyedByCell(whole as readonly (Geometry | null)[], kept, cell);
  if (!(whole instanceof Float64Array)) return yield* numberedWords(whole, kept);
  const column = kept ? gathered(whole, kept) : whole;
  yield;
  if (unit) return yield* numbered(column, grainOf(unit), (time) => startOf(time, unit));
  return yield* numbered(bin === undefined ? column : yield* binned(column, bin));
}

function* binned(column: Float64Array, bin: number): Steps<Float64Array> {
  const bins = new Float64Array(column.length);
  yield* stretches(bins.length, (from, to) => {
    for (let row = from; row < to; row++) bins[row] = binOf(column[row]!, bin);
  });
  return bins;
}

/** Groups of points that are in one cell. */
function* keyedByCell(places: readonly (Geometry | null)[], kept: Uint32Array | undefined, cell: number): Steps<Groups> {
  const axes = [0, 1].map((axis) =>
    Float64Array.from(places, (place) => (place?.type === 'Point' ? crossingAt(place.coordinates[axis]!, cell) : NaN)),
  );
  const [x, y] = kept ? axes.map((axis) => gathered(axis, kept)) : axes;
  return yield* crossed(yield* numbered(x!), yield* numbered(y!));
}

function cut(table: Table, { field, unit, bin, near, cell = near }: Selected): Column {
  const column = table.column(field!);
  if (cell !== undefined && !(column instanceof Float64Array)) return snapped(column as readonly (Geometry | null)[], cell);
  if (!(column instanceof Float64Array)) return column;
  if (unit) return column.map((value) => startOf(value, unit));
  return bin === undefined ? column : column.map((value) => decimal(binOf(value, bin) * bin));
}

/** Points at the nearest crossing of a grid; what is no point is in no cell. */
function snapped(column: readonly (Geometry | null)[], cell: number): Column {
  return column.map((place) => {
    if (place?.type !== 'Point') return null;
    const [longitude, latitude] = place.coordinates;
    return { type: 'Point', coordinates: [crossingAt(longitude!, cell), crossingAt(latitude!, cell)] };
  });
}

const crossingAt = (degrees: number, cell: number): number => decimal(Math.round(decimal(degrees / cell)) * cell) + 0;

/** The number of the bin in which a value lies. Numbers are meant as decimals: 0.3 begins the fourth bin of a tenth, although `0.3 / 0.1` is a hair under 3. */
function binOf(value: number, bin: number): number {
  const bins = value / bin;
  const doubtful = Math.abs(bins - Math.round(bins)) <= HAIR * Math.abs(bins);
  return Math.floor(doubtful ? decimal(bins) : bins);
}

/** More than a number differs from its nearest decimal of 15 digits. */
const HAIR = 1e-14;

const decimal = (value: number): number => Number(value.toPrecision(15));

function fieldOf(table: Table, { name, field, unit, aggregate: by }: Selected): Field {
  const source = table.fields.find((candidate) => candidate.name === field);
  const counts = by === 'count' || by === 'count distinct' || by === 'sum' || by === 'avg';
  const type: FieldType = counts ? 'number' : unit ? (unit === 'hour' ? 'datetime' : 'date') : (source?.type ?? 'number');
  return by || !source ? { name, title: name, type } : { ...source, name, type };
}
