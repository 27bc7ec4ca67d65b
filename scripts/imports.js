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

/** The files that come with each of these. */
export async function importedByAll(files) {
  const [first, ...others] = await Promise.all(files.map((file) => importsOf(file)));
  return new Set([...first].filter((file) => others.every((imports) => imports.has(file))));
}
