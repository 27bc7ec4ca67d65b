/** What source files import, all the way down; types bring nothing. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const atOnce = /^(?:import|export)\s(?!type\b)[^;]*?from\s+'(\.[^']+)\.js'/gm;
const later = /\bimport\('(\.[^']+)\.js'\)/g;

/** The files that come with this one, itself among them; `whole` adds what it may bring later, and what comes with that. */
export async function importsOf(file, whole = false, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, address] of [...text.matchAll(atOnce), ...(whole ? text.matchAll(later) : [])])
    await importsOf(join(dirname(file), `${address}.ts`), whole, seen);
  return seen;
}

/** For every file that comes with one of these, the names of those with which it comes. */
export async function importersOf(named, whole = false) {
  const importers = new Map();
  for (const [name, file] of named)
    for (const imported of await importsOf(file, whole)) importers.set(imported, [...new Set([...(importers.get(imported) ?? []), name])]);
  return importers;
}
