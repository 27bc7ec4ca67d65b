/**
 * Writes `cdn/`: the autoloader with one file an element, everything in one file, as a module and as a classic script, and beside them what a
 * worker does.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { filesFor } from './cdn-files.js';
import { editionOf } from './edition.js';
import { leafletPlain } from './leaflet-plain.js';
import { writeFirstViews } from './first-views.js';
import { flatImports } from './flat-imports.js';
import { inlineRuntime } from './inline-runtime.js';
import { ownNames } from './own-names.js';
import { minifyTemplates } from './minify-templates.js';
import { plainDecorators } from './plain-decorators.js';
import { workerAddress } from './worker-address.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version, license } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const notice = `/*! ${name} ${version} | ${license} | with others: licenses.txt */`;

const edition = editionOf(root);
const elements = (await readdir(join(root, 'src/elements')))
  .map((file) => /^(opendata-(?!element\b)[a-z]+)\.ts$/.exec(file)?.[1])
  .filter(Boolean);

const split = {
  entry: Object.fromEntries(elements.map((tag) => [`elements/${tag}`, `src/elements/${tag}.ts`])),
  output: {
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `chunks/${edition}/[name].js`,
    codeSplitting: { groups: await filesFor(elements) },
  },
  plugin: workerAddress('../../worker/worker.js'),
  // An element's file may give its parts to what it brings later, and so needs no other file in front of it.
  more: { preserveEntrySignatures: 'allow-extension' },
};
const loader = (chunks) => ({
  entry: { loader: 'src/autoloader.ts' },
  output: { format: 'es', entryFileNames: '[name].js' },
  plugin: writeFirstViews(elements, edition, chunks),
});
const whole = (format, file, more = {}) => ({
  entry: { index: 'src/index.ts' },
  output: { format, entryFileNames: file, codeSplitting: false, name: 'opendata', ...more },
  plugin: workerAddress('./worker/worker.js', more.intro && 'home'),
});
/** A classic script learns its own address only while it is first run. */
const classic = { intro: 'const home = globalThis.document?.currentScript?.src;' };
const beside = {
  entry: { worker: 'src/worker.ts' },
  output: { format: 'es', entryFileNames: 'worker/[name].js', chunkFileNames: `worker/${edition}/[name].js` },
};

await rm(join(root, 'cdn'), { recursive: true, force: true });
const parts = await bundle(split);
const bundles = [
  parts,
  await bundle(loader(parts)),
  await bundle(whole('es', 'opendata-elements.js')),
  await bundle(whole('iife', 'opendata-elements.classic.js', classic)),
  await bundle(beside),
];
await writeFile(join(root, 'cdn/licenses.txt'), await licences(bundles.flat()));

/** Said by every file that a page names, and by those with the code of others. */
function postBanner({ isEntry, moduleIds }) {
  return isEntry || moduleIds.some((id) => id.includes('/node_modules/')) ? notice : '';
}

async function bundle({ entry, output, plugin, more = {} }) {
  const [{ output: chunks }] = [
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      plugins: [plainDecorators(), minifyTemplates(), inlineRuntime(), ownNames(), flatImports(), leafletPlain(), plugin],
      build: {
        target: 'es2022',
        outDir: 'cdn',
        emptyOutDir: false,
        reportCompressedSize: false,
        sourcemap: 'hidden',
        lib: { entry, formats: [output.format], name: output.name },
        // Vite leaves a library's white space in place unless its bundler is told otherwise.
        rolldownOptions: {
          ...more,
          output: { minify: true, comments: { annotation: false }, postBanner, ...output },
        },
      },
    }),
  ].flat();
  return chunks.filter(({ type }) => type === 'chunk');
}

/** The licences of all packages whose code went in, in full, as their terms ask. */
async function licences(chunks) {
  const files = chunks.flatMap(({ moduleIds }) => moduleIds).filter((id) => id.includes('/node_modules/'));
  const folders = new Set(files.map((id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)[1]));
  const texts = await Promise.all([...folders].sort().map(licence));
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function licence(folder) {
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${dirname(folder)} has no licence file to quote for ${about.name}`);
  return `${about.name} ${about.version} (${about.license})\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
}
