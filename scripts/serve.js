/** Serves a folder's files on this machine, for checks that open a build in a browser. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} folder
 * @param {Record<string, string | Uint8Array>} [written] What stands in place of files, by path: `{ '/portal.js': '…' }`; bytes also in parts.
 * @param {Record<string, string>} [headers] What every answer says beside its type.
 * @param {{ gzip?: boolean }} [options] Whether code, styles and pages are sent packed, as a CDN sends them.
 * @returns {Promise<{ origin: string, close(): Promise<void> }>}
 */
export async function serve(folder, written = {}, headers = {}, { gzip = false } = {}) {
  const packed = new Map();
  const server = createServer(async ({ url, headers: asked }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    if (path in written) return response.end(partOf(written[path], asked.range, response));
    const file = join(folder, normalize(path));
    if (!(await isFile(file))) return response.writeHead(404).end();
    if (!gzip || !/\.(js|css|html)$/.test(file)) return createReadStream(file).pipe(response);
    if (!packed.has(file)) packed.set(file, gzipSync(await readFile(file), { level: 9 }));
    response.setHeader('content-encoding', 'gzip');
    return response.end(packed.get(file));
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** What is asked for of bytes, said to be a part. */
function partOf(content, range, response) {
  const [from, to] = range?.match(/\d+/g)?.map(Number) ?? [];
  if (typeof content === 'string' || to === undefined) return content;
  response.statusCode = 206;
  return content.slice(from, to + 1);
}

const isFile = (path) =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
