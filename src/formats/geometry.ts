/** Geometry as portals write it: GeoJSON as an object or as text, Well-Known Text, and Socrata's `{latitude, longitude}`. */
import type { Geometry, Position } from 'geojson';

const depths = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);
const wkt = /^\s*(?:SRID=4326;)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON))\s*(?:Z\b|M\b|ZM\b)?\s*(\([-+\d.eE(),\s]*\))\s*$/i;
const names = new Map([...depths.keys()].map((name) => [name.toUpperCase(), name]));

/** The geometry that a value holds, its positions checked number by number; null where it holds none. */
export function readGeometry(value: unknown): Geometry | null {
  if (typeof value === 'string') return fromText(value);
  if (typeof value !== 'object' || value === null) return null;
  return 'type' in value ? fromGeoJson(value as Untrusted, 0) : fromLocation(value as Untrusted);
}

type Untrusted = Readonly<Record<string, unknown>>;

function fromText(text: string): Geometry | null {
  if (!/^\s*\{/.test(text)) return fromWkt(text);
  try {
    return readGeometry(JSON.parse(text));
  } catch {
    return null;
  }
}

function fromGeoJson({ type, coordinates, geometries }: Untrusted, level: number): Geometry | null {
  if (type === 'GeometryCollection') return collection(geometries, level);
  const depth = depths.get(String(type));
  const checked = depth === undefined ? null : positions(coordinates, depth);
  return checked && ({ type, coordinates: checked } as Geometry);
}

function collection(geometries: unknown, level: number): Geometry | null {
  if (!Array.isArray(geometries) || level > 8) return null;
  const members = geometries.map((member) =>
    typeof member === 'object' && member !== null ? fromGeoJson(member as Untrusted, level + 1) : null,
  );
  const known = members.filter((member) => member !== null);
  return known.length ? { type: 'GeometryCollection', geometries: known } : null;
}

type Positions = Position | Positions[];

function positions(value: unknown, depth: number): Positions | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (depth === 0) return position(value);
  const members = value.map((member) => positions(member, depth - 1));
  return members.includes(null) ? null : (members as Positions[]);
}

function position(value: readonly unknown[]): Position | null {
  const numbers = value.map((part) => (typeof part === 'string' && part.trim() ? Number(part) : typeof part === 'number' ? part : NaN));
  return numbers.length > 1 && numbers.every(Number.isFinite) ? numbers : null;
}

function fromLocation({ latitude, longitude }: Untrusted): Geometry | null {
  const coordinates = position([longitude, latitude]);
  return coordinates && { type: 'Point', coordinates };
}

/** Brackets for parentheses and commas for spaces make JSON of Well-Known Text, one level deeper than GeoJSON for a point. */
function fromWkt(text: string): Geometry | null {
  const [, name, body] = wkt.exec(text) ?? [];
  if (!name || !body) return null;
  const type = names.get(name.toUpperCase());
  const json = body.replace(/[^(),]+/g, (numbers) => (numbers.trim() ? `[${numbers.trim().split(/\s+/).map(Number).join()}]` : ''));
  try {
    const [first, ...more] = JSON.parse(json.replaceAll('(', '[').replaceAll(')', ']')) as unknown[][];
    const coordinates =
      type === 'Point'
        ? first
        : type === 'MultiPoint'
          ? [first, ...more].map((point) => (Array.isArray(point?.[0]) ? point[0] : point))
          : [first, ...more];
    return fromGeoJson({ type, coordinates }, 0);
  } catch {
    return null;
  }
}
