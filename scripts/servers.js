/** Starts real servers that nobody here wrote, where this machine has them: koop for ArcGIS, MapServer for OGC API Features, ClickHouse. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { filledOnce, writeGeoJson } from './servers/geojson.js';
import { startClickHouse } from './servers/clickhouse.js';
import { startMapServer } from './servers/mapserver.js';

const home = fileURLToPath(new URL('../node_modules/.cache/opendata-elements/servers/geoservices/', import.meta.url));
const packages = ['@koopjs/featureserver@9.3.0', 'express@4'];

/** Where each server is that could be started; whoever needs one that is missing is skipped, and this says why. */
export async function startServers() {
  const started = await Promise.allSettled([startGeoServices(), startMapServer(), startClickHouse()]);
  const [arcgis, ogcapi, clickhouse] = started.map(
    ({ value, reason }) => value ?? void console.warn(`\n!! NOT TESTED: ${reason.message}\n`),
  );
  return {
    origins: { arcgis: arcgis?.origin, ogcapi: ogcapi?.origin, clickhouse: clickhouse?.origin },
    close: () => Promise.all([arcgis?.close(), ogcapi?.close(), clickhouse?.close()]),
  };
}

async function startGeoServices() {
  await install();
  const data = filledOnce('layers', import.meta.url, writeLayers);
  const server = spawn(process.execPath, [fileURLToPath(new URL('servers/geoservices.js', import.meta.url)), home, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => {
      const [origin] = /http:\S+/.exec(String(text)) ?? [];
      if (origin) resolve(origin);
    });
    server.once('exit', (code) => reject(new Error(`The GeoServices server ended with ${code}, so ArcGIS is not tested`)));
  });
  return { origin, close: () => server.kill() };
}

/** Half a minute and 63 MB, once; kept out of package.json because of what else these packages would bring. */
async function install() {
  if (existsSync(join(home, 'node_modules/@koopjs/featureserver/package.json'))) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const wishes = [
    '--omit=optional',
    '--omit=peer',
    '--legacy-peer-deps',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--fetch-retries=0',
  ];
  await promisify(execFile)('npm', ['install', ...wishes, ...packages], { cwd: home, timeout: 90_000 }).catch((cause) => {
    throw new Error(`${packages.join(' and ')} could not be installed, so ArcGIS is not tested`, { cause });
  });
}

const koopTypes = { text: 'String', url: 'String', number: 'Double', double: 'Double', timestamp: 'Date', boolean: 'Integer' };

/** Field names as ArcGIS allows them, with the publisher's names for aliases; times as koop compares them, flags as numbers. */
function writeLayers(folder) {
  const written = writeGeoJson(
    folder,
    (name) => name.replace(/\W+/g, '_'),
    (value, type) => (type === 'timestamp' && value !== null ? new Date(value).toISOString() : type === 'boolean' ? Number(value) : value),
  );
  for (const [key, { title, columns }] of Object.entries(written)) {
    const fields = columns.map((column) => ({ name: column.name, alias: column.title, type: koopTypes[column.type] }));
    const metadata = { name: title, idField: 'OBJECTID', maxRecordCount: key === 'zipcodes' ? 10_000 : 2000, fields };
    metadata.fields.unshift({ name: 'OBJECTID', type: 'Integer' });
    writeFileSync(join(folder, `${key}.metadata.json`), JSON.stringify(metadata));
  }
}
