/** The same data without any portal: the publishers' files as the vega-datasets package has them, decoded by their formats alone. */
import type { Point } from 'geojson';
import { decode } from '../../src/formats/decode.js';
import type { Column, FieldType, Table } from '../../src/model.js';
import { table } from '../../src/table.js';
import type { Name } from './questions.js';

export const files: Readonly<Record<Name, string>> = {
  birds: '/node_modules/vega-datasets/data/birdstrikes.csv',
  earthquakes: '/node_modules/vega-datasets/data/earthquakes.json',
  airports: '/node_modules/vega-datasets/data/airports.csv',
  zipcodes: '/node_modules/vega-datasets/data/zipcodes.csv',
  weather: '/node_modules/vega-datasets/data/seattle-weather.csv',
};

const known = new Map<Name, Promise<Table>>();

export function truthOf(name: Name): Promise<Table> {
  const table = known.get(name) ?? read(name);
  known.set(name, table);
  return table;
}

async function read(name: Name): Promise<Table> {
  const url = new URL(files[name], location.href);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${files[name]} is not served here`);
  const table = await decode(response, url);
  return name === 'earthquakes' ? ofFeed(table) : table;
}

/** USGS writes times as epoch milliseconds and flags as 0 and 1, and puts the depth into the shape. */
function ofFeed(feed: Table): Table {
  const places = feed.column('geometry') as readonly Point[];
  const part = (axis: number) => Float64Array.from(places, ({ coordinates }) => coordinates[axis]!);
  const flat = (place: Point): Point => ({ ...place, coordinates: place.coordinates.slice(0, 2) });
  const made: Record<string, [FieldType, Column]> = {
    time: ['datetime', feed.column('time')],
    updated: ['datetime', feed.column('updated')],
    tsunami: ['boolean', Array.from(feed.column('tsunami') as Float64Array, (flag) => flag === 1)],
    longitude: ['number', part(0)],
    latitude: ['number', part(1)],
    depth: ['number', part(2)],
    location: ['geometry', places.map(flat)],
  };
  const kept = feed.fields
    .filter(({ name }) => name !== 'geometry' && !(name in made))
    .map(({ name, type }) => [name, type, feed.column(name)] as const);
  const all = [...kept, ...Object.entries(made).map(([name, [type, column]]) => [name, type, column] as const)];
  return table(
    all.map(([name, type]) => ({ name, title: name, type })),
    all.map(([, , column]) => column),
  );
}
