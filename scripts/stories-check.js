/**
 * Opens every built story in Chromium beside the local portals: it must render, settle, say no error and satisfy axe.
 * `--only WORD` takes the stories whose id holds it; `--matrix` adds dark, forced colours, right to left and 320 px; `--shots DIR` keeps pictures.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startPortals } from '../demo/portal/index.js';
import { openBrowser } from './open-browser.js';
import { serve } from './serve.js';
import { check, looks } from './story.js';
import { printed } from './tally.js';

const PAGES_AT_ONCE = 3;
const folder = fileURLToPath(new URL('../storybook-static', import.meta.url));

/** Every story in every look asked for; a documentation page in the first. */
async function visitsFor({ only = '', matrix }) {
  const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
  const wanted = Object.values(entries).filter(({ id }) => id.includes(only));
  const [first, ...others] = Object.keys(looks);
  return wanted.flatMap((entry) => [first, ...(matrix && entry.type === 'story' ? others : [])].map((look) => ({ entry, look })));
}

/** @returns What the checks of stories need, and how to end it all. */
async function openStudio(shots) {
  if (shots) await mkdir(shots, { recursive: true });
  const { close: closePortals, ...portals } = await startPortals();
  const site = await serve(folder, { '/portal.js': `globalThis.PORTALS = ${JSON.stringify(portals)};` });
  const browser = await openBrowser();
  const close = () => Promise.all([browser.close(), site.close(), closePortals()]);
  return { browser, origin: site.origin, portals: Object.values(portals), shots, close };
}

async function failuresOf(visit, studio) {
  const failures = await check(visit, studio).catch((error) => [error.message]);
  const { entry, look } = visit;
  if (failures.length > 0)
    console.error([`✗ ${entry.title} / ${entry.name} (${entry.id}, ${look})`, ...failures].join('\n').replaceAll('\n', '\n    '));
  return failures;
}

/** The results of `work` on each, with so many under way at once. */
async function inTurns(items, atOnce, work) {
  const results = [];
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

const { values: options } = parseArgs({ options: { only: { type: 'string' }, matrix: { type: 'boolean' }, shots: { type: 'string' } } });
const visits = await visitsFor(options);
if (visits.length === 0) throw new Error(`No story to open${options.only ? ` whose id holds “${options.only}”` : ''}`);

const studio = await openStudio(options.shots);
const results = await inTurns(visits, PAGES_AT_ONCE, (visit) => failuresOf(visit, studio));
await studio.close();

const failed = results.filter((failures) => failures.length > 0).length;
console.log(printed({ passed: results.length - failed, failed, skipped: 0 }));
process.exitCode = failed > 0 ? 1 : 0;
