/** GPX as a table: a row for each waypoint, route and track, its shape in a column called `geometry`. */
import type { Geometry, Position } from 'geojson';
import type { Table } from '../model.js';
import { readGeoJson } from './geojson.js';
import { child, parseXml, type XmlElement } from './xml.js';

const kinds: Readonly<Record<string, (element: XmlElement) => Geometry>> = {
  wpt: (element) => ({ type: 'Point', coordinates: positionOf(element) }),
  rte: (element) => ({ type: 'LineString', coordinates: pointsOf(element, 'rtept') }),
  trk: (element) => ({ type: 'MultiLineString', coordinates: named(element, 'trkseg').map((segment) => pointsOf(segment, 'trkpt')) }),
};

/** The table of a GPX text (topografix.com/GPX/1/1); extensions of a waypoint, route or track are columns too. */
export function readGpx(text: string): Table {
  const elements = parseXml(text).children.filter(({ name }) => Object.hasOwn(kinds, name));
  const features = elements.map((element) => ({
    type: 'Feature',
    properties: propertiesOf(element),
    geometry: kinds[element.name]!(element),
  }));
  return readGeoJson({ type: 'FeatureCollection', features });
}

function propertiesOf(element: XmlElement): Record<string, string> {
  const leaves = [...element.children, ...leavesOf(child(element, 'extensions'))].filter(({ children }) => !children.length);
  const entries = leaves.map(({ name, text, attributes }) => [name, text.trim() || attributes['href'] || ''] as const);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

const leavesOf = (element: XmlElement | undefined): readonly XmlElement[] =>
  (element?.children ?? []).flatMap((one) => (one.children.length ? one.children : [one]));

const named = (element: XmlElement, name: string): XmlElement[] => element.children.filter((one) => one.name === name);
const pointsOf = (element: XmlElement, name: string): Position[] => named(element, name).map(positionOf);

function positionOf(point: XmlElement): Position {
  const elevation = Number(child(point, 'ele')?.text || NaN);
  const place = [Number(point.attributes['lon']), Number(point.attributes['lat'])];
  return Number.isNaN(elevation) ? place : [...place, elevation];
}
