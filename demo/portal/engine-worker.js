/** PostgreSQL itself, in its own thread: opens the saved data, or builds and saves it, then answers one read-only question at a time. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { packageRoot } from './datasets.js';
import { load } from './load.js';

const cache = new URL('../../node_modules/.cache/opendata-elements/', import.meta.url);

/** Types whose text PGlite would turn into JavaScript values; the dialects want PostgreSQL's own text. */
const OIDS = [16, 17, 20, 21, 23, 26, 114, 700, 701, 1009, 1022, 1082, 1083, 1114, 1184, 1231, 1700, 3614, 3802];
const parsers = Object.fromEntries(OIDS.map((oid) => [oid, (text) => text]));

/** The saved data's name, which changes with whatever it is made from. */
async function fingerprint() {
  const pglite = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  const sources = ['load.js', 'datasets.js', 'csv.js'].map((file) => new URL(file, import.meta.url));
  const hash = createHash('sha256');
  for (const url of [...sources, pglite, new URL('package.json', packageRoot)]) hash.update(await readFile(url));
  return `portal-${hash.digest('hex').slice(0, 16)}.tar`;
}

async function open() {
  const name = await fingerprint();
  const saved = await readFile(new URL(name, cache)).catch(() => undefined);
  if (saved) return PGlite.create({ loadDataDir: new Blob([saved]) });
  const db = await PGlite.create();
  await load(db);
  await save(name, await db.dumpDataDir('none'));
  return db;
}

/** Written aside and renamed, so that another process never reads a half; older dumps go. A folder that cannot be written costs only time. */
async function save(name, dump) {
  try {
    await mkdir(cache, { recursive: true });
    const aside = new URL(`${name}.${process.pid}`, cache);
    await writeFile(aside, Buffer.from(await dump.arrayBuffer()));
    await rename(aside, new URL(name, cache));
    const old = (await readdir(cache)).filter((file) => /^portal-[0-9a-f]{16}\.tar$/.test(file) && file !== name);
    for (const file of old) await rm(new URL(file, cache), { force: true });
  } catch (error) {
    parentPort.postMessage({ warning: `The portal's data could not be kept for the next start: ${error.message}` });
  }
}

/** Postgres gives what an error is about in these members. */
const told = ({ message, code, position, detail, hint }) => ({ message, code, position, detail, hint });

async function answer(db, { sql, params }) {
  await db.exec('BEGIN READ ONLY');
  try {
    const { fields, rows } = await db.query(sql, params, { rowMode: 'array', parsers });
    return { fields: fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID })), rows };
  } catch (error) {
    return { error: told(error) };
  } finally {
    await db.exec('ROLLBACK');
  }
}

const db = await open();
parentPort.on('message', async (question) => parentPort.postMessage(await answer(db, question)));
parentPort.postMessage({ ready: true });
