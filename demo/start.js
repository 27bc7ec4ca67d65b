/**
 * `npm start`: the local portals and the demo pages, each on an origin of its own, until Ctrl-C.
 * `--open` opens a browser; `--no-build` takes the elements as they were built last.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './portal/datasets.js';
import { startPortals } from './portal/index.js';
import { close, listen } from './portal/server.js';

const root = new URL('../', import.meta.url);
const PORTS = { pages: 4000, socrata: 4100, ckan: 4101, opendatasoft: 4102, dkan: 4103 };

/** What stands beside the pages: the built elements, and the files of which the portals' data are made. */
const FOLDERS = { 'cdn/': new URL('cdn/', root), 'vega-datasets/': new URL('data/', packageRoot) };

const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.geojson': 'application/geo+json',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves a folder as the root, the built elements as `/cdn/` and real data files as `/vega-datasets/`. The portals' usual addresses in its pages become the real ones.
 * @param {{ folder?: URL, origins?: Record<string, string>, ports?: number[] }} [options] the first free port is taken; 0 means any;
 *   `folder` is `demo/` unless told otherwise
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function startPages({ folder = new URL('demo/', root), origins = {}, ports = [0] } = {}) {
  const server = createServer((request, response) => answer(request, response, folder, origins));
  const origin = await listen(server, ...ports);
  return { origin, close: () => close(server) };
}

async function answer(request, response, folder, origins) {
  const file = fileOf(request.url, folder);
  const type = file && MEDIA_TYPES[extname(file.pathname)];
  const bytes = type && (await readFile(file).catch(() => undefined));
  if (!bytes) return response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Nothing stands at this address.\n');
  const body = type.startsWith('text/html') ? withOrigins(bytes.toString(), origins) : bytes;
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache', 'Access-Control-Allow-Origin': '*' }).end(body);
}

/** The file of an address, if it is one inside the served folders. */
function fileOf(address, folder) {
  try {
    const path = decodeURIComponent(new URL(address, 'http://localhost').pathname).slice(1);
    const name = Object.keys(FOLDERS).find((one) => path.startsWith(one)) ?? '';
    const base = FOLDERS[name] ?? folder;
    const file = new URL(`./${path.slice(name.length)}`.replace(/\/$/, '/index.html'), base);
    return file.href.startsWith(base.href) ? file : undefined;
  } catch {
    return undefined;
  }
}

function withOrigins(html, origins) {
  return html.replace(/http:\/\/localhost:(410\d)\b/g, (usual, port) => {
    const [name] = Object.entries(PORTS).find(([, known]) => known === Number(port)) ?? [];
    return origins[name] ?? usual;
  });
}

async function newest(folder) {
  const entries = await readdir(new URL(folder, root), { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map(async (entry) => (await stat(`${entry.path}/${entry.name}`)).mtimeMs),
  );
  return Math.max(0, ...times);
}

/** Builds the elements where they are missing or older than their source; the portals do without. */
async function build() {
  const [source, built] = await Promise.all([newest('src/'), newest('cdn/')]);
  if (built > source) return;
  console.log('Building the elements …');
  const code = await run('npm', ['run', '--silent', 'build:cdn']);
  if (code !== 0)
    console.error('The elements could not be built (npm run build:cdn): the portals answer, but the pages show only their fallback words.');
}

function run(command, parameters) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: fileURLToPath(root),
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    const done = (code) => {
      process.off('exit', stop);
      resolve(code);
    };
    child.on('error', () => done(1)).on('exit', done);
  });
}

function openBrowser(address) {
  const [command, ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform] ?? ['xdg-open'];
  spawn(command, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => console.log('No browser could be opened.'))
    .unref();
}

async function main() {
  const patience = setTimeout(() => console.log('Preparing the data; later starts are quick …'), 3000);
  const [portals] = await Promise.all([startPortals({ ports: PORTS }), process.argv.includes('--no-build') || build()]);
  clearTimeout(patience);
  const pages = await startPages({ origins: portals, ports: [PORTS.pages, PORTS.pages + 1, PORTS.pages + 2, 0] });
  console.log(`
  Demo page            ${pages.origin}/
  Socrata portal       ${portals.socrata}/
  CKAN portal          ${portals.ckan}/
  Opendatasoft portal  ${portals.opendatasoft}/
  DKAN portal          ${portals.dkan}/

  Ctrl-C ends them all.
`);
  if (process.argv.includes('--open')) openBrowser(`${pages.origin}/`);
  return () => Promise.all([pages.close(), portals.close()]);
}

/** Ends within a second, whatever is still under way. */
function endOnSignal(started) {
  const end = () => {
    setTimeout(() => process.exit(), 800);
    started.then((stop) => stop()).finally(() => process.exit());
  };
  process.once('SIGINT', end).once('SIGTERM', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = main();
  endOnSignal(started);
  started.catch((error) => {
    console.error(error);
    process.exit(1);
  });
}
