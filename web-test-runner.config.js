/** Tests in a real Chromium: each `test/**` file in its own page, with the local portals on origins of their own. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { startPortals } from './demo/portal/index.js';
import { ensureBrowser } from './scripts/ensure-browser.js';
import { absenceReporter, folderMiddleware } from './scripts/folder-middleware.js';
import { goldenPlugin } from './scripts/golden.js';
import { hearingPlugin } from './scripts/hearing.js';
import { rangeMiddleware } from './scripts/range-middleware.js';
import { startServers } from './scripts/servers.js';
import { tallyReporter } from './scripts/tally.js';

const browser = await ensureBrowser();
const { close, ...origins } = await startPortals();
const servers = await startServers();

/** Property tests draw the same cases at every run, so that a failure is the change's own; `SEED=7 npm run test:web` draws others. */
const seed = Number(process.env.SEED ?? 20261121);

const page = (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>test</title><link rel="icon" href="data:,"></head>
  <body>
    <script>globalThis.PORTALS = ${JSON.stringify({ ...origins, ...servers.origins })};</script>
    <script type="module">
      import fc from '/node_modules/fast-check/lib/fast-check.js';
      fc.configureGlobal({ seed: ${seed} });
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/**/*.test.ts',
  rootDir: '.',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    hearingPlugin(),
    goldenPlugin(fileURLToPath(new URL('test/golden', import.meta.url))),
    { name: 'portals', serverStop: () => Promise.all([close(), servers.close()]) },
  ],
  middleware: [
    // A worker's address is no import, so nobody else finds the source behind it.
    (context, next) => {
      if (context.path === '/src/worker.js') context.path = '/src/worker.ts';
      return next();
    },
    folderMiddleware('/recorded/', process.env.RECORDED_ANSWERS ?? '../shared/recorded'),
    rangeMiddleware('/ranged/', 'node_modules/vega-datasets/data'),
    folderMiddleware('/servers/', process.env.SERVERS ?? '../shared/servers'),
    folderMiddleware('/hostile/', process.env.HOSTILE_INPUT ?? '../shared/hostile'),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: browser.path,
        headless: browser.headless,
        // Tests of what is let go of collect the garbage themselves.
        args: [...browser.args, '--js-flags=--expose-gc'],
        env: { ...process.env, ...browser.env },
      },
    }),
  ],
  concurrency: 2,
  testRunnerHtml: page,
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 180_000,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [absenceReporter(['/recorded/', '/hostile/']), defaultReporter(), tallyReporter()],
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.css.ts'],
    reporters: ['text', 'lcovonly'],
    threshold: { statements: 85, branches: 80, functions: 85, lines: 85 },
  },
};
