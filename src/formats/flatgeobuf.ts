/** FlatGeobuf: what a file holds, and those of its features that somebody wants (flatgeobuf.org/doc, version 3). */
import type { Geometry } from 'geojson';
import { DatasetError, type BBox, type Field, type FieldType, type Table } from '../model.js';
import { table } from '../table.js';
import { columnOfValues } from './columnar.js';
import { byte, FlatTable, integer, long, short } from './flatbuffer.js';
import { geometryOf } from './flat-geometry.js';
import { unique } from './names.js';
import { leaves, search, sizeOf, type Leaf, type PackedTree } from './packed-tree.js';
import { inMemory, MOST_BYTES, type Parts } from './parts.js';
import { inLonLat, isLonLat, type Projection } from './projection.js';
import { parseDate } from './value.js';

/** What stands in a file's header. */
export interface FlatGeobuf {
  readonly fields: readonly Field[];
  /** The last of the fields: the shapes. */
  readonly geometry: string;
  readonly title?: string;
  readonly description?: string;
  /** Absent where the file does not say. */
  readonly rowCount?: number;
  /** Absent where the file has no index. */
  readonly tree?: PackedTree;
  /** Where its coordinates are not in degrees. */
  readonly projection?: Projection;
  /** Its columns' types and its shapes' kind, as numbers of the specification. */
  readonly types: readonly number[];
  readonly kind: number;
  /** Where the features begin. */
  readonly start: number;
}

export interface Wanted {
  readonly names: readonly string[];
  readonly bbox?: BBox;
  readonly offset?: number;
  readonly limit?: number;
}

/** The whole table of a file's bytes. */
export async function readFlatGeobuf(bytes: Uint8Array): Promise<Table> {
  const parts = inMemory(bytes);
  const file = await openFlatGeobuf(parts);
  return readFeatures(parts, file, { names: file.fields.map(({ name }) => name) });
}

/** Reads the header. Throws a DatasetError (`bad-response`) for bytes that are no FlatGeobuf. */
export async function openFlatGeobuf(parts: Parts): Promise<FlatGeobuf> {
  const start = new DataView(await parts.slice(0, 12));
  if (start.byteLength < 12 || start.getUint32(0) !== 0x66676203 || start.getUint32(8, true) > parts.byteLength)
    throw new DatasetError('bad-response', 'This is not a FlatGeobuf file.');
  const length = start.getUint32(8, true);
  const header = FlatTable.root(new DataView(await parts.slice(12, 12 + length)));
  const features = header.value(8, long, 0);
  const fanout = header.value(9, short, 16);
  const tree = features && fanout > 1 ? { start: 12 + length, features, fanout } : undefined;
  const columns = header.tables(7);
  const taken = new Set<string>();
  const fields = columns.map((column) => fieldOf(column, taken));
  const geometry = unique('geometry', taken);
  return {
    fields: [...fields, { name: geometry, title: geometry, type: 'geometry' }],
    geometry,
    ...said('title', header.text(11) || header.text(0)),
    ...said('description', header.text(12)),
    ...(features ? { rowCount: features } : {}),
    ...said('tree', tree),
    ...said('projection', projectionOf(header.table(10))),
    types: columns.map((column) => column.value(1, byte, 0)),
    kind: header.value(2, byte, 0),
    start: 12 + length + (tree ? sizeOf(tree) : 0),
  };
}

const said = <Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } =>
  value === undefined || value === '' ? {} : ({ [name]: value } as { [K in Name]: Value });

/**
 * The features that are wanted, in the file's order; `total` counts them before offset and limit. Only a file with an index gives a part
 * for less than the whole. Throws a DatasetError (`too-big`) rather than read more than a page can hold.
 */
export async function readFeatures(parts: Parts, file: FlatGeobuf, { names, bbox, offset = 0, limit = Infinity }: Wanted): Promise<Table> {
  const { tree } = file;
  const paged = offset > 0 || limit < Infinity;
  const hits = tree && (bbox ? await search(parts, tree, bbox) : paged ? await leaves(parts, tree, offset, offset + limit) : undefined);
  const wanted = bbox && hits ? hits.slice(offset, offset + limit) : hits;
  const features = wanted ? await readLeaves(parts, file, wanted) : (await readAll(parts, file)).slice(offset, offset + limit);
  const rows = tableOf(file, names, features, bbox && hits ? hits.length : (file.rowCount ?? features.length));
  return file.projection ? inLonLat(rows, file.projection) : rows;
}

const SHAPE = 0;
const PROPERTIES = 1;

function tableOf(file: FlatGeobuf, names: readonly string[], features: readonly FlatTable[], total: number): Table {
  const fields = names.map((name) => file.fields.find((field) => field.name === name)!);
  const indices = fields.map(({ name }) => file.fields.findIndex((field) => field.name === name));
  const properties = indices.some((index) => index < file.types.length) ? features.map((one) => propertiesOf(one, file.types)) : [];
  const columns = fields.map(({ type }, nth) =>
    type === 'geometry'
      ? features.map((one): Geometry | null => geometryOf(one.table(SHAPE), file.kind))
      : columnOfValues(
          type,
          properties.map((values) => values[indices[nth]!]),
        ),
  );
  return table(fields, columns, total);
}

/** All features, one behind the other. */
async function readAll(parts: Parts, { start }: FlatGeobuf): Promise<FlatTable[]> {
  refuseHeavy(parts.byteLength - start);
  const view = new DataView(await parts.slice(start, parts.byteLength));
  const features: FlatTable[] = [];
  for (let at = 0; at + 4 <= view.byteLength; at += 4 + view.getUint32(at, true)) features.push(featureAt(view, at));
  return features;
}

async function readLeaves(parts: Parts, { start }: FlatGeobuf, wanted: readonly Leaf[]): Promise<FlatTable[]> {
  const runs = runsOf(wanted.map((leaf) => ({ start: start + leaf.start, end: Math.min(start + leaf.end, parts.byteLength) })));
  refuseHeavy(runs.reduce((sum, run) => sum + run.end - run.start, 0));
  const read = runs.map(async (run) => {
    const view = new DataView(await parts.slice(run.start, run.end));
    return run.places.map((place) => featureAt(view, place - run.start));
  });
  return (await Promise.all(read)).flat();
}

interface Run extends Leaf {
  readonly places: readonly number[];
}

/** Bytes that nobody asked for are read along where it saves a request. */
const GAP = 1 << 15;

function runsOf(wanted: readonly Leaf[]): Run[] {
  const runs: Run[] = [];
  for (const { start, end } of wanted) {
    const last = runs.at(-1);
    if (last && start - last.end <= GAP) runs[runs.length - 1] = { start: last.start, end, places: [...last.places, start] };
    else runs.push({ start, end, places: [start] });
  }
  return runs;
}

function refuseHeavy(bytes: number): void {
  if (bytes > MOST_BYTES)
    throw new DatasetError('too-big', `The places that are asked for take ${bytes >> 20} MB: ask for fewer, or for those in a box.`);
}

function featureAt(view: DataView, at: number): FlatTable {
  const length = view.getUint32(at, true);
  return FlatTable.root(new DataView(view.buffer, view.byteOffset + at + 4, length));
}

type Value = number | bigint | boolean | string | Uint8Array;

/** A feature's values by column: pairs of a column's number and a value as wide as its type. */
function propertiesOf(feature: FlatTable, types: readonly number[]): Value[] {
  const values: Value[] = [];
  const view = feature.bytes(PROPERTIES);
  for (let at = 0; view && at + 2 <= view.byteLength;) {
    const column = view.getUint16(at, true);
    const [value, width] = readValue(view, at + 2, types[column]);
    values[column] = value;
    at += 2 + width;
  }
  return values;
}

function readValue(view: DataView, at: number, type: number | undefined): [Value, width: number] {
  switch (type) {
    case 0:
      return [view.getInt8(at), 1];
    case 1:
      return [view.getUint8(at), 1];
    case 2:
      return [view.getUint8(at) !== 0, 1];
    case 3:
      return [view.getInt16(at, true), 2];
    case 4:
      return [view.getUint16(at, true), 2];
    case 5:
      return [view.getInt32(at, true), 4];
    case 6:
      return [view.getUint32(at, true), 4];
    case 7:
      return [view.getBigInt64(at, true), 8];
    case 8:
      return [view.getBigUint64(at, true), 8];
    case 9:
      return [view.getFloat32(at, true), 4];
    case 10:
      return [view.getFloat64(at, true), 8];
    default:
      return readBytes(view, at, type);
  }
}

function readBytes(view: DataView, at: number, type: number | undefined): [Value, width: number] {
  const length = view.getUint32(at, true);
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
  if (type === 14) return [bytes, 4 + length];
  const text = new TextDecoder().decode(bytes);
  return [type === 13 ? parseDate(text) : text, 4 + length];
}

function fieldOf(column: FlatTable, taken: Set<string>): Field {
  const name = column.text(0) ?? 'column';
  const description = column.text(3);
  return {
    name: unique(name, taken),
    title: column.text(2) || name,
    type: typeOf(column.value(1, byte, 0)),
    ...said('description', description),
  };
}

const typeOf = (type: number): FieldType => (type === 2 ? 'boolean' : type === 13 ? 'datetime' : type < 11 ? 'number' : 'string');

function projectionOf(crs: FlatTable | undefined): Projection | undefined {
  const code = crs?.value(1, integer, 0);
  const projection = crs?.text(4) || (code ? `${crs?.text(0) || 'EPSG'}:${code}` : undefined);
  return projection && !isLonLat(projection) && !isLonLat(`EPSG:${code}`) ? projection : undefined;
}
