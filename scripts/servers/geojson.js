/** The datasets of the conformance suite as GeoJSON files, for servers that nobody here wrote. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { datasets, packageRoot } from '../../demo/portal/datasets.js';

const cache = fileURLToPath(new URL('../../node_modules/.cache/opendata-elements/servers/', import.meta.url));

/**
 * A folder that `write` fills once; it is filled anew when the program that fills it has changed. Others may be doing the same right now,
 * so a folder has its name only when it is complete.
 * @param {string} name
 * @param {string} program The address of the module that calls.
 * @param {(folder: string) => void} write
 */
export function filledOnce(name, program, write) {
  const hash = createHash('sha1');
  for (const address of [program, import.meta.url]) hash.update(readFileSync(new URL(address)));
  const folder = join(cache, `${name}-${hash.digest('hex').slice(0, 8)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  write(unfinished);
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

/** The suite's name for each dataset, and its file. */
export const sources = {
  birds: 'birdstrikes.csv',
  earthquakes: 'earthquakes.json',
  airports: 'airports.csv',
  zipcodes: 'zipcodes.csv',
  weather: 'seattle-weather.csv',
};

/**
 * @param {string} folder
 * @param {(name: string) => string} rename What a server calls a column.
 * @param {(value: unknown, type: string) => unknown} write How it keeps a value.
 * @param {object | null} nowhere The geometry of rows that have none.
 * @returns {Record<string, { title: string, columns: { name: string, title: string, type: string }[] }>} what was written as `<name>.geojson`
 */
export function writeGeoJson(folder, rename, write, nowhere = null) {
  return Object.fromEntries(
    Object.entries(sources).map(([key, file]) => {
      const { title, columns } = datasets.find((dataset) => dataset.file === file);
      const known = columns.map(({ name, type }) => ({ name: rename(name), title: name, type }));
      const features = featuresOf(file).map(({ geometry, ...row }, index) => ({
        type: 'Feature',
        geometry: geometry ?? nowhere,
        properties: { OBJECTID: index + 1, ...Object.fromEntries(known.map(({ name, title, type }) => [name, write(row[title], type)])) },
      }));
      writeFileSync(join(folder, `${key}.geojson`), JSON.stringify({ type: 'FeatureCollection', name: key, features }));
      return [key, { title, columns: known }];
    }),
  );
}

/** Rows with typed values; times are epoch milliseconds. */
function featuresOf(file) {
  const text = readFileSync(new URL(`data/${file}`, packageRoot), 'utf8');
  if (file.endsWith('.json')) return JSON.parse(text).features.map(flatten);
  const { columns } = datasets.find((dataset) => dataset.file === file);
  const [header, ...lines] = cellsOf(text);
  const typeOf = Object.fromEntries(columns.map(({ name, type }) => [name, type]));
  return lines.map((cells) => ({
    ...Object.fromEntries(header.map((name, index) => [name, typed(cells[index], typeOf[name])])),
  }));
}

/** An earthquake's feature as one row, its place without the depth. */
function flatten({ id, properties, geometry }) {
  const [longitude, latitude, depth] = geometry.coordinates;
  return { ...properties, id, longitude, latitude, depth, geometry: { type: 'Point', coordinates: [longitude, latitude] } };
}

function typed(text, type) {
  if (text === undefined || text === '') return null;
  if (type === 'number' || type === 'double') return Number(text);
  return type === 'timestamp' ? dateOf(text) : text;
}

/** Days as `2012-01-31` or `1/31/90`, in UTC. */
function dateOf(text) {
  const [, month, day, year] = /^(\d+)\/(\d+)\/(\d+)/.exec(text) ?? [];
  return month ? Date.UTC(Number(year), Number(month) - 1, Number(day)) : Date.parse(text.length === 10 ? text : `${text}Z`);
}

/** The cells of each line of a CSV file. */
function cellsOf(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  return lines.filter((cells) => cells.length > 1);
}
