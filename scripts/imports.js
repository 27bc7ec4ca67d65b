/** What source files import, all the way down; types, and what comes by `import()`, bring nothing. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const statement = /^(?:import|export)\s(?!type\b)[^;]*?from\s+'(\.[^']+)\.js'/gm;

/** The files that come with this one, itself among them. */
export async function importsOf(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(file, 'utf8');
  for (const [, address] of text.matchAll(statement)) await importsOf(join(dirname(file), `${address}.ts`), seen);
  return seen;
}

/** For every file that comes with one of these, the names of those with which it comes. */
export async function importersOf(named) {
  const importers = new Map();
  for (const [name, file] of named)
    for (const imported of await importsOf(file)) importers.set(imported, [...new Set([...(importers.get(imported) ?? []), name])]);
  return importers;
}
