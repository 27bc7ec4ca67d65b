/** Serves a folder outside the project to tests: its files byte by byte, and as `…/` the list of their paths. */
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/**
 * @param {string} prefix What an address begins with, `/` on both ends.
 * @param {string} folder Where the files are; a folder that does not exist answers 404.
 * @returns {import('@web/dev-server').Middleware}
 */
export function folderMiddleware(prefix, folder) {
  const root = resolve(folder);
  return async (context, next) => {
    if (!context.path.startsWith(prefix)) return next();
    const file = join(root, decodeURIComponent(context.path.slice(prefix.length)));
    const body = context.path === prefix ? await listing(root) : await contents(root, file);
    context.status = body === undefined ? 404 : 200;
    // Any other type would have the test runner's plugins rewrite what must arrive as it stands.
    context.type = 'application/octet-stream';
    context.body = body ?? '';
  };
}

async function listing(root) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => undefined);
  const files = entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.path, entry.name).slice(root.length + 1));
  return files && JSON.stringify(files.map((file) => file.replaceAll(sep, '/')).sort());
}

async function contents(root, file) {
  return file.startsWith(root + sep) ? readFile(file).catch(() => undefined) : undefined;
}

/**
 * Keeps silent about files of such folders that are not there: the tests that want them say that they are skipped.
 * @param {string[]} prefixes
 * @returns {import('@web/test-runner').Reporter}
 */
export function absenceReporter(prefixes) {
  const expected = (address) => prefixes.some((prefix) => `/${address}`.startsWith(prefix));
  return {
    reportTestFileResults({ sessionsForTestFile }) {
      for (const session of sessionsForTestFile) session.request404s = session.request404s.filter((address) => !expected(address));
    },
  };
}
