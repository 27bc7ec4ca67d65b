/** Fills an empty PostgreSQL: one table a dataset, named by its CKAN resource id as CKAN's DataStore does, and a profile of each column. */
import { readFile } from 'node:fs/promises';
import { datasets, packageRoot, twins } from './datasets.js';
import { csvLine } from './csv.js';

const POSTGRES = { text: 'text', url: 'text', number: 'numeric', double: 'double precision', timestamp: 'timestamp', boolean: 'boolean' };

export const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** Builds everything; about ten seconds. */
export async function load(db) {
  await db.exec(
    `CREATE TABLE column_profile (dataset text, name text, not_null int, "null" int, cardinality int,
       smallest text, largest text, sum text, average text, top json)`,
  );
  for (const dataset of datasets) {
    await createTable(db, dataset);
    for (const column of dataset.columns) await profile(db, dataset, column);
  }
  for (const twin of twins) await createTwin(db, twin);
  await tidy(db);
}

async function createTable(db, dataset) {
  const { columns, resource } = dataset;
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  await db.exec(`CREATE TABLE stage (_id serial, ${columns.map(({ name, type }) => `${quoted(name)} ${POSTGRES[type]}`).join(', ')})`);
  await db.query(`COPY stage (${names}) FROM '/dev/blob' (FORMAT csv, HEADER true)`, [], { blob: new Blob([await csvOf(dataset)]) });
  await db.exec(
    `CREATE TABLE ${quoted(resource)} AS
       SELECT _id, to_tsvector('english', concat_ws(' ', ${names})) AS _full_text, ${names} FROM stage ORDER BY _id;
     ALTER TABLE ${quoted(resource)} ADD PRIMARY KEY (_id);
     DROP TABLE stage;`,
  );
}

async function csvOf({ file, columns }) {
  const text = await readFile(new URL(`data/${file}`, packageRoot), 'utf8');
  if (file.endsWith('.csv')) return text;
  const json = JSON.parse(text);
  const rows = json.type === 'FeatureCollection' ? json.features.map(flatten) : json;
  const names = columns.map(({ name }) => name);
  return [csvLine(names), ...rows.map((row) => csvLine(names.map((name) => row[name])))].join('\n');
}

/** An earthquake's feature as one row; its epoch milliseconds become timestamps without a zone, in UTC. */
function flatten({ id, properties, geometry }) {
  const [longitude, latitude, depth] = geometry.coordinates;
  const floating = (time) => new Date(time).toISOString().slice(0, -1);
  return { ...properties, id, longitude, latitude, depth, time: floating(properties.time), updated: floating(properties.updated) };
}

async function profile(db, { key, resource }, { name, type }) {
  const column = quoted(name);
  const numeric = type === 'number' || type === 'double';
  const extremes = type === 'boolean' ? 'NULL, NULL' : `min(${column})::text, max(${column})::text`;
  await db.query(
    `INSERT INTO column_profile
       SELECT $1, $2, count(${column}), count(*) - count(${column}), count(DISTINCT ${column}), ${extremes},
         ${numeric ? `sum(${column})::text, avg(${column})::text` : 'NULL, NULL'},
         (SELECT json_agg(json_build_object('item', item, 'count', n::text)) FROM
           (SELECT ${column}::text AS item, count(*) AS n FROM ${quoted(resource)} WHERE ${column} IS NOT NULL
            GROUP BY ${column} ORDER BY n DESC, item LIMIT 20) AS often)
       FROM ${quoted(resource)}`,
    [key, name],
  );
}

async function createTwin(db, { resource, empty }) {
  await db.exec(`CREATE VIEW ${quoted(resource)} AS SELECT * FROM ${quoted(datasets[0].resource)} ${empty ? 'WHERE false' : ''}`);
}

/** Writes everything out and drops the log it no longer needs, so that what is saved is small and opens without recovery. */
async function tidy(db) {
  for (const step of ['SET wal_recycle = off', 'VACUUM ANALYZE', 'SELECT pg_switch_wal()', 'CHECKPOINT']) await db.exec(step);
}
