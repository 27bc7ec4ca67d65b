/** GeoJSON as a table: properties are columns, and the shapes stand in a column called `geometry`. */
import { DatasetError, type Table } from '../model.js';
import { table } from '../table.js';
import { readGeometry } from './geometry.js';
import { fieldsOf } from './fields.js';
import { tableFromRows, type Row } from './rows.js';
import { unique } from './names.js';

const geometries = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/** Whether a parsed value says of itself that it is GeoJSON. */
export const isGeoJson = (value: unknown): boolean =>
  isFeature(value) || hasType(value, 'FeatureCollection') || hasType(value, ...geometries);

/**
 * The table of a FeatureCollection, a Feature, an array of them, or a bare geometry; a shape that is broken or unknown is missing.
 * Throws a DatasetError for anything else. Coordinates stay in the projection that they are in: see `projectionOf`.
 */
export function readGeoJson(value: unknown): Table {
  const features = featuresOf(value);
  const rows = features.map(propertiesOf);
  const columns = tableFromRows(rows, fieldsOf(rows));
  const name = unique('geometry', new Set(columns.fields.map((field) => field.name)));
  const shapes = features.map(({ geometry }) => readGeometry(geometry));
  const fields = [...columns.fields, { name, title: name, type: 'geometry' as const }];
  return table(fields, [...columns.fields.map((field) => columns.column(field.name)), shapes]);
}

function featuresOf(value: unknown): readonly Row[] {
  if (hasType(value, ...geometries)) return [{ geometry: value }];
  const features = isFeature(value) ? [value] : hasType(value, 'FeatureCollection') ? (value as Row)['features'] : value;
  if (Array.isArray(features) && features.every(isFeature)) return features;
  throw new DatasetError('bad-response', 'The answer is not GeoJSON: it has no list of features.');
}

/** Properties with the feature's own id where no property has that name. */
function propertiesOf({ id, properties }: Row): Row {
  const own = typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? (properties as Row) : {};
  return id === undefined || id === null || Object.hasOwn(own, 'id') ? own : { id, ...own };
}

/** The name of the coordinate system, which the GeoJSON of 2008 could have; undefined where it is not said. */
export function projectionOf(value: unknown): string | undefined {
  const crs = hasType(value, 'FeatureCollection') ? ((value as Row)['crs'] as Crs) : undefined;
  const name = crs?.properties?.name;
  return typeof name === 'string' ? name : undefined;
}

type Crs = { readonly properties?: { readonly name?: unknown } | null } | null | undefined;

const isFeature = (value: unknown): value is Row => hasType(value, 'Feature');

function hasType(value: unknown, ...types: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && types.includes(value.type as string);
}
