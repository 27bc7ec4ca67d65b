/** The files that a page loads from a CDN, each in a page of its own in a real browser. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { parseAst } from 'vite';
import { openBrowser } from '../../scripts/open-browser.js';
import { serve } from '../../scripts/serve.js';

const tags = ['opendata-card', 'opendata-table', 'opendata-timeseries', 'opendata-chart', 'opendata-stat', 'opendata-map'];
const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const everyTag = tags.map((tag) => `<${tag}>Wait</${tag}>`).join('');

// Nothing may need a style attribute, an inline script or eval.
const policy = `<meta http-equiv="content-security-policy" content="default-src 'self'; style-src 'self'; script-src 'self'">`;
const page = (scripts, body) =>
  `<!doctype html><html lang="en"><head><title>x</title>${policy}${scripts}</head><body>${body}</body></html>`;
const pages = {
  '/loader.html': page('<script type="module" src="/loader.js"></script>', everyTag),
  '/loader-one.html': page('<script type="module" src="/loader.js"></script>', '<opendata-card>Wait</opendata-card>'),
  '/whole.html': page('<script type="module" src="/opendata-elements.js"></script>', everyTag),
  '/classic.html': page('<script src="/opendata-elements.classic.js"></script>', everyTag),
  '/all.html': page(
    '<script src="/opendata-elements.classic.js"></script><script src="/opendata-elements.classic.js"></script>' +
      '<script type="module" src="/opendata-elements.js"></script><script type="module" src="/loader.js"></script>',
    everyTag,
  ),
};

let site;
let browser;

before(async () => {
  site = await serve(cdn, { ...pages, '/favicon.ico': '' });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function opened(path) {
  const tab = await browser.newPage();
  const errors = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await tab.goto(site.origin + path);
  return { tab, errors };
}

const defined = (tab, names) => tab.waitForFunction((all) => all.every((name) => customElements.get(name)), names, { timeout: 10_000 });

for (const path of ['/loader.html', '/whole.html', '/classic.html', '/all.html']) {
  test(`${path} defines every element, under a strict Content-Security-Policy and without an error`, async () => {
    const { tab, errors } = await opened(path);
    await defined(tab, tags);
    assert.deepEqual(errors, []);
    await tab.close();
  });
}

test('the loader fetches an element when its tag first appears', async () => {
  const { tab } = await opened('/loader-one.html');
  await defined(tab, ['opendata-card']);
  assert.equal(await tab.evaluate(() => customElements.get('opendata-map')), undefined);
  await tab.evaluate(() => document.body.append(document.createElement('opendata-map')));
  await defined(tab, ['opendata-map']);
  await tab.close();
});

test('the classic script is one, and asks for no other file', () => {
  const code = readFileSync(`${cdn}opendata-elements.classic.js`, 'utf8');
  assert.doesNotThrow(() => new Script(code));
  assert.doesNotMatch(code, /\bimport\(/);
});

test('the whole module asks for no other file', () => {
  assert.doesNotMatch(readFileSync(`${cdn}opendata-elements.js`, 'utf8'), /\bimport\(|\bfrom\s*["'`]\./);
});

test('what a page names, and what holds the code of others, begins with the notice; the licences of all inside stand beside it', () => {
  const told = readdirSync(cdn, { recursive: true }).filter((name) => /^[^/]+\.js$|^elements\/.*\.js$|\/leaflet-parts\.js$/.test(name));
  assert.ok(told.length >= tags.length + 4);
  for (const file of told) {
    assert.match(readFileSync(cdn + file, 'utf8'), /^\/\*! opendata-elements [\d.]+ \| MIT/, file);
  }
  const licences = readFileSync(`${cdn}licenses.txt`, 'utf8');
  assert.match(licences, /^leaflet [\d.]+ \(BSD/m);
});

test('each file names all that it needs, so that nothing waits for what another file would name', () => {
  const files = readdirSync(cdn, { recursive: true }).filter((file) => file.endsWith('.js') && !file.startsWith('opendata-elements'));
  const named = new Map(files.map((file) => [join(cdn, file), importsOf(join(cdn, file))]));
  const late = [...named].flatMap(([file, imports]) =>
    imports.flatMap((one) => named.get(one).filter((deeper) => deeper !== file && !imports.includes(deeper))),
  );
  assert.deepEqual(late, []);
});

test('no element ever brings another to get at one of its parts, but for the rows of a table', () => {
  const element = /\/elements\/opendata-(?!table)/;
  const files = readdirSync(join(cdn, 'elements')).filter((file) => file.endsWith('.js'));
  const strangers = (file) => [...reached(join(cdn, 'elements', file))].filter((one) => element.test(one) && !one.endsWith(`/${file}`));
  assert.deepEqual(files.flatMap(strangers), []);
});

/** A file with all that it imports, at once or ever. */
function reached(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const later = [...readFileSync(file, 'utf8').matchAll(/import\([`"'](\.[^`"']+\.js)[`"']\)/g)].map(([, address]) =>
    join(dirname(file), address),
  );
  for (const one of [...importsOf(file), ...later]) reached(one, found);
  return found;
}

const importsOf = (file) =>
  parseAst(readFileSync(file, 'utf8')).body.flatMap(({ source }) => (source ? [join(dirname(file), source.value)] : []));
