/** TopoJSON as a table: one of its objects, its arcs joined to shapes. */
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { DatasetError, type Table } from '../model.js';
import { readGeoJson } from './geojson.js';
import type { Row } from './rows.js';

/** The object of that name or, where no name is given, the one with the most shapes. Throws a DatasetError for a name that none has. */
export function readTopology(value: Row, name: string): Table {
  const topology = value as unknown as Topology<Record<string, GeometryCollection>>;
  const objects = Object.entries(topology.objects);
  const [, chosen] = (name ? objects.find(([key]) => key === name) : objects.sort((a, b) => sizeOf(b[1]) - sizeOf(a[1]))[0]) ?? [];
  if (!chosen)
    throw new DatasetError('bad-response', `The file has no layer “${name}”; it has ${objects.map(([key]) => `“${key}”`).join(', ')}.`);
  return readGeoJson(feature(topology, chosen));
}

const sizeOf = ({ geometries }: Partial<GeometryCollection>): number => geometries?.length ?? 1;
