/** KML as a table: a row for each placemark, its data as columns, its shape in a column called `geometry`. */
import type { Geometry, Position } from 'geojson';
import type { Table } from '../model.js';
import { readGeoJson } from './geojson.js';
import { child, parseXml, within, type XmlElement } from './xml.js';

/** The table of a KML text (OGC 12-007r2), with Google's tracks. Times stand in `when`, `begin` and `end`. */
export function readKml(text: string): Table {
  const features = Array.from(within(parseXml(text), 'Placemark'), (placemark) => ({
    type: 'Feature',
    properties: propertiesOf(placemark),
    geometry: placemark.children.map(geometryOf).find((shape) => shape !== null) ?? null,
  }));
  return readGeoJson({ type: 'FeatureCollection', features });
}

const told = ['name', 'description', 'address', 'phoneNumber'];

function propertiesOf(placemark: XmlElement): Record<string, string> {
  const own = placemark.children.filter(({ name }) => told.includes(name)).map(({ name, text }) => [name, text] as const);
  const times = ['TimeStamp', 'TimeSpan'].flatMap((name) => child(placemark, name)?.children ?? []);
  const data = Array.from(within(placemark, 'Data'), (one) => [one.attributes['name'] ?? '', child(one, 'value')?.text ?? ''] as const);
  const simple = Array.from(within(placemark, 'SimpleData'), ({ attributes, text }) => [attributes['name'] ?? '', text] as const);
  const entries = [...own, ...times.map(({ name, text }) => [name, text] as const), ...data, ...simple];
  return Object.fromEntries(entries.map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
}

/** The shape of an element, null where it is none. */
function geometryOf(element: XmlElement): Geometry | null {
  switch (element.name) {
    case 'Point':
      return { type: 'Point', coordinates: positionsOf(element)[0] ?? [] };
    case 'LineString':
    case 'LinearRing':
      return { type: 'LineString', coordinates: positionsOf(element) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: ringsOf(element) };
    case 'Track':
      return { type: 'LineString', coordinates: Array.from(within(element, 'coord'), ({ text }) => positionOf(text.trim(), /\s+/)) };
    case 'MultiGeometry':
    case 'MultiTrack':
      return collected(element.children.map(geometryOf).filter((shape) => shape !== null));
    default:
      return null;
  }
}

/** Shapes of one kind as one shape of several parts. */
function collected(shapes: readonly Geometry[]): Geometry | null {
  const [first] = shapes;
  const alike = first !== undefined && /^(Point|LineString|Polygon)$/.test(first.type) && shapes.every(({ type }) => type === first.type);
  if (shapes.length < 2) return first ?? null;
  if (!alike) return { type: 'GeometryCollection', geometries: [...shapes] };
  return { type: `Multi${first.type}`, coordinates: shapes.map((shape) => 'coordinates' in shape && shape.coordinates) } as Geometry;
}

const ringsOf = (polygon: XmlElement): Position[][] =>
  ['outerBoundaryIs', 'innerBoundaryIs'].flatMap((side) =>
    polygon.children.filter(({ name }) => name === side).flatMap((boundary) => boundary.children.map(positionsOf)),
  );

const positionsOf = (element: XmlElement): Position[] =>
  (child(element, 'coordinates')?.text ?? '')
    .trim()
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => positionOf(text, ','));

const positionOf = (text: string, separator: string | RegExp): Position => text.split(separator).filter(Boolean).map(Number);
