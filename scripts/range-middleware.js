/** Serves files to tests as servers of big files do: parts of them by `Range`; and counts what it sent. */
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/**
 * A folder's files, and whatever a test has `PUT` there. `…/file?count=x` adds to the count that `…/?count=x` tells as
 * `{ requests, bytes }`. With `as=whole` the server knows no ranges, with `as=secret` it does not say how long the file is.
 * @param {string} prefix What an address begins with, `/` on both ends.
 * @param {string} folder Where the files are.
 * @returns {import('@web/dev-server').Middleware}
 */
export function rangeMiddleware(prefix, folder) {
  const root = resolve(folder);
  const counts = new Map();
  const files = new Map();
  return async (context, next) => {
    if (!context.path.startsWith(prefix)) return next();
    const { as, count } = context.query;
    const counted = counts.get(count) ?? { requests: 0, bytes: 0 };
    if (context.path === prefix) {
      context.body = counted;
      return;
    }
    const name = decodeURIComponent(context.path.slice(prefix.length));
    if (context.method === 'PUT') {
      files.set(name, await bodyOf(context.req));
      context.status = 204;
      return;
    }
    const file = files.get(name) ?? (await contents(root, join(root, name)));
    if (!file) return;
    const body = as === 'whole' ? file : part(context, file, as === 'secret');
    counts.set(count, { requests: counted.requests + 1, bytes: counted.bytes + body.length });
    // Any other type would have the test runner's plugins rewrite what must arrive as it stands.
    context.type = 'application/octet-stream';
    context.body = body;
  };
}

function part(context, file, secret) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(context.get('range')) ?? [];
  if (first === undefined) return file;
  const end = Math.min(Number(last), file.length - 1);
  context.status = 206;
  context.set('content-range', `bytes ${first}-${end}/${secret ? '*' : file.length}`);
  return file.subarray(Number(first), end + 1);
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function contents(root, file) {
  return file.startsWith(root + sep) ? readFile(file).catch(() => undefined) : undefined;
}
