/** Starts Storybook beside the local portals that its stories read; Ctrl-C ends both. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startPortals } from '../demo/portal/index.js';

const expected = { socrata: 4100, ckan: 4101, opendatasoft: 4102, dkan: 4103 };
const portals = await startPortals({ ports: expected });

const ours = Object.entries(expected).every(([name, port]) => portals[name].endsWith(`:${port}`));

if (ours) {
  for (const name of Object.keys(expected)) console.log(`Local portal: ${portals[name]} (${name})`);
} else {
  console.log('Ports 4100 to 4103 are taken: the stories read the portals that already listen there.');
  await portals.close();
}

const folder = dirname(createRequire(import.meta.url).resolve('storybook/package.json'));
const { bin } = createRequire(import.meta.url)('storybook/package.json');
const command = typeof bin === 'string' ? bin : bin.storybook;
const storybook = spawn(
  process.execPath,
  [join(folder, command), 'dev', '--port', '6006', '--disable-telemetry', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
storybook.on('exit', async (code) => {
  if (ours) await portals.close();
  process.exit(code ?? 0);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => storybook.kill(signal));
