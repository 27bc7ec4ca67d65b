/** A ClickHouse where this machine has one: the engine out of the Python package chdb, behind its HTTP interface. */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filledOnce, sources, writeGeoJson } from './geojson.js';

const python = process.env.PYTHON ?? 'python3';
const program = fileURLToPath(new URL('clickhouse.py', import.meta.url));

/** Each kind of date is a column's somewhere, and none of them holds as much as the others. */
const dates = { birds: 'Nullable(Date32)', weather: 'Date', earthquakes: "DateTime64(3, 'UTC')" };
const types = { text: 'LowCardinality(Nullable(String))', url: 'Nullable(String)', boolean: 'Nullable(Bool)' };

export async function startClickHouse() {
  if (!hasEngine()) throw new Error('There is no ClickHouse (pip install chdb; PYTHON names the interpreter), so it is not tested');
  const folder = filledOnce('clickhouse', import.meta.url, writeTables);
  const server = spawn(python, [program, join(folder, 'setup.sql')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const origin = await new Promise((resolve, reject) => {
    server.stdout.on('data', (text) => resolve(String(text).trim()));
    server.once('exit', (code) => reject(new Error(`ClickHouse ended with ${code}, so it is not tested`)));
  });
  return { origin, close: () => server.kill() };
}

function hasEngine() {
  try {
    execFileSync(python, ['-c', 'import chdb'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function writeTables(folder) {
  const written = writeGeoJson(folder, (name) => name, valueOf);
  const statements = Object.keys(sources).flatMap((key) => {
    const { columns } = written[key];
    const rows = JSON.parse(readFileSync(join(folder, `${key}.geojson`), 'utf8')).features.map(({ properties }) => properties);
    writeFileSync(join(folder, `${key}.jsonl`), rows.map((row) => JSON.stringify(columns.map(({ name }) => row[name]))).join('\n'));
    const names = columns.map(
      ({ name, type }) => `\`${name}\` ${type === 'timestamp' ? dates[key] : (types[type] ?? 'Nullable(Float64)')}`,
    );
    return [
      `CREATE TABLE city.${key} (${names.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
      `INSERT INTO city.${key} FROM INFILE '${join(folder, `${key}.jsonl`)}' FORMAT JSONCompactEachRow`,
    ];
  });
  const setup = ['CREATE DATABASE city', ...statements].join(';\n').replaceAll(folder, folder.replace(/\.\d+$/, ''));
  writeFileSync(join(folder, 'setup.sql'), setup);
}

function valueOf(value, type) {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return Boolean(value);
  return type === 'timestamp'
    ? new Date(value)
        .toISOString()
        .replace('T', ' ')
        .replace(/( 00:00:00.000)?Z$/, '')
    : value;
}
