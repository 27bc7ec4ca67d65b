/** Finds a Chromium to test with; where the machine has none, the one inside the npm package @sparticuz/chromium. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/**
 * @typedef {object} Browser
 * @property {string} path The executable.
 * @property {Record<string, string>} env What its process needs besides this one's environment.
 * @property {true | 'shell'} headless `shell` for the small headless-only build.
 * @property {string[]} args Flags for a container without a sandbox, a GPU or a network.
 */

/**
 * @returns {Promise<Browser>}
 * @throws {Error} Naming the three ways to get a browser, where there is none.
 */
export async function ensureBrowser() {
  const found = (await fromEnvironment()) ?? (await fromSystem()) ?? (await fromPlaywright()) ?? (await fromNpm()) ?? (await download());
  if (found) return { env: {}, headless: true, args, ...found };
  throw new Error(
    'No browser to test with. Do one of: install Chrome or Chromium; run `npx playwright-core install chromium-headless-shell`; ' +
      'or set CHROME_PATH to an executable.',
  );
}

async function fromEnvironment() {
  const name = ['CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH'].find((key) => process.env[key]);
  if (!name) return undefined;
  const path = process.env[name];
  if (!(await starts(path))) throw new Error(`${name} names ${path}, which does not start`);
  return { path };
}

async function fromSystem() {
  for (const path of systemPaths()) if (existsSync(path) && (await starts(path))) return { path };
  return undefined;
}

function systemPaths() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === 'win32') {
    const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);
    return programs.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? { path } : undefined;
}

/** The package unpacks into TMPDIR and trusts whatever lies there already, so each version gets a folder of its own, moved into place whole. */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8'));
  const folder = join(root, 'node_modules/.cache/chromium', version);
  if (!existsSync(folder)) await unpack(folder);
  const env = { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
  return { path: join(folder, 'chromium'), env, headless: /** @type {const} */ ('shell') };
}

const packageFolder = () => join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../..');

async function unpack(folder) {
  const part = `${folder}.${process.pid}`;
  await mkdir(part, { recursive: true });
  // It brings its own NSS libraries and fonts, and unpacks them only where it believes to run on AWS Lambda.
  const env = { ...process.env, TMPDIR: part, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', unpacking], { cwd: root, env });
  await writeFile(join(part, 'fonts/fonts.conf'), fontsConfiguration(folder));
  await rename(part, folder).catch(() => rm(part, { recursive: true }));
}

const unpacking = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;

const fontsConfiguration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;

async function download() {
  if (process.env.CI) return undefined;
  const command = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
  await run(process.execPath, [command, 'install', 'chromium-headless-shell']).catch(() => undefined);
  return fromPlaywright();
}

const starts = (path) =>
  run(path, ['--version']).then(
    () => true,
    () => false,
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await ensureBrowser()).path);
