/** `npm start`'s page server, and the whole command from start to Ctrl-C. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startPages } from '../../demo/start.js';
import { ask } from './ask.js';

let folder;
let pages;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  await writeFile(
    `${folder}/index.html`,
    '<a src="http://localhost:4100/d/a"></a><a src="http://localhost:4101/dataset/b"></a> http://localhost:41000',
  );
  pages = await startPages({
    folder: pathToFileURL(`${folder}/`),
    origins: { socrata: 'http://localhost:4101', ckan: 'http://localhost:5' },
  });
});
after(async () => {
  await pages.close();
  await rm(folder, { recursive: true });
});

test("pages name the portals' real origins", async () => {
  const { text, headers } = await ask(pages.origin, '/');
  assert.equal(text, '<a src="http://localhost:4101/d/a"></a><a src="http://localhost:5/dataset/b"></a> http://localhost:41000');
  assert.match(headers.get('content-type'), /^text\/html/);
});

test('only what is in the folder and in cdn is served', async () => {
  assert.equal((await ask(pages.origin, '/index.html')).status, 200);
  for (const path of ['/..%2fpackage.json', '/cdn/..%2fpackage.json', '/..%2f..%2fetc/hosts.txt', '/portal/', '/nothing.html', '/%zz']) {
    assert.equal((await ask(pages.origin, path)).status, 404, path);
  }
});

test('the command starts, says where, and ends within a second', { timeout: 60_000, skip: process.platform === 'win32' }, async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../demo/start.js', import.meta.url)), '--no-build'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  for await (const data of child.stdout) if (/Ctrl-C/.test((said += data))) break;
  const [portal] = /http:\/\/localhost:\d+(?=\/\n {2}CKAN)/.exec(said);
  assert.equal((await ask(portal, '/api/views/bird-stri.json')).status, 200);
  const hanging = fetch(`${portal}/resource/hang-0000.json`).catch(() => 'ended');
  const start = performance.now();
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  assert.ok(performance.now() - start < 1000);
  assert.equal(code, 0);
  assert.equal(await hanging, 'ended');
});
