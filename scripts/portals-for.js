/** Starts the local portals for a test run, unless it names files that do not ask for them. */
import { readFile } from 'node:fs/promises';

/**
 * @param {string[]} argv The run's command line: after `--files`, paths or patterns.
 * @returns {Promise<{ origins: { socrata: string, ckan: string }, close(): Promise<void> } | undefined>}
 */
export async function portalsFor(argv) {
  if (!(await asked(argv))) return undefined;
  const { startPortals } = await import('../demo/portal/index.js');
  const { close, ...origins } = await startPortals();
  return { origins, close };
}

async function asked(argv) {
  const at = argv.indexOf('--files');
  const files = at < 0 ? [] : argv.slice(at + 1).filter((word) => !word.startsWith('-'));
  if (files.length === 0 || files.some((file) => file.includes('*'))) return true;
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.some((text) => text.includes('PORTALS'));
}
