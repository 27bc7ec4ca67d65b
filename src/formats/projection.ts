/** Places in other coordinate systems brought to longitude and latitude (WGS 84). */
import type { Geometry, Position } from 'geojson';
import { DatasetError, type Column, type Table } from '../model.js';
import { table } from '../table.js';

/** An EPSG code, a URN, Well-Known Text or PROJJSON. */
export type Projection = string | Readonly<Record<string, unknown>>;

const DEGREES = /CRS:?84h?$|EPSG:+(?:[\d.]*:)?(?:4326|4269|4979)$/i;

/** Whether coordinates are longitude and latitude; the few meters between WGS 84 and other datums of today count for nothing here. */
export function isLonLat(projection: Projection): boolean {
  if (typeof projection === 'object') return /^Geo(graphic|detic)CRS$/.test(String(projection['type']));
  return DEGREES.test(projection.trim()) || (/^\s*(?:GEOG|GEOD|COMP)/i.test(projection) && !/PROJ(?:CS|CRS)/i.test(projection));
}

/** The table with its shapes in degrees. Throws a DatasetError (`unsupported`) for a projection that is not known here. */
export async function inLonLat(shapes: Table, projection: Projection): Promise<Table> {
  if (isLonLat(projection)) return shapes;
  const project = await projector(projection);
  const columns = shapes.fields.map(({ name, type }): Column => {
    const column = shapes.column(name);
    return type === 'geometry' ? (column as readonly (Geometry | null)[]).map((shape) => shape && projected(shape, project)) : column;
  });
  return table(shapes.fields, columns, shapes.total);
}

type Project = (position: Position) => Position;

async function projector(projection: Projection): Promise<Project> {
  const { default: proj4 } = await import('proj4');
  try {
    const { inverse } = proj4(definitionOf(projection) as string);
    return ([x, y, ...more]) => [...inverse([x!, y!]), ...more];
  } catch (cause) {
    const name = typeof projection === 'object' ? projection['name'] : projection.slice(0, 80);
    throw new DatasetError('unsupported', `The coordinates are in “${String(name)}”, which cannot be turned into degrees here.`, { cause });
  }
}

const definitionOf = (projection: Projection): Projection =>
  typeof projection === 'string' ? projection.replace(/^urn:ogc:def:crs:EPSG:[\d.]*:(\d+)$/i, 'EPSG:$1') : projection;

/** The shape with each position projected; null where one falls off the earth. */
function projected(shape: Geometry, project: Project): Geometry | null {
  if (shape.type === 'GeometryCollection') {
    const members = shape.geometries.map((member) => projected(member, project));
    return { type: 'GeometryCollection', geometries: members.filter((member) => member !== null) };
  }
  const coordinates = walk(shape.coordinates, project);
  return coordinates && ({ ...shape, coordinates } as Geometry);
}

type Nested = Position | readonly Nested[];

function walk(coordinates: Nested, project: Project): Nested | null {
  if (typeof coordinates[0] === 'number') {
    const position = project(coordinates as Position);
    return position.every(Number.isFinite) ? position : null;
  }
  const members = (coordinates as readonly Nested[]).map((member) => walk(member, project));
  return members.includes(null) ? null : (members as readonly Nested[]);
}
