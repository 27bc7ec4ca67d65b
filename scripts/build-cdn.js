/**
 * Writes `cdn/`: the autoloader with one file an element, everything in one file, as a module and as a classic script, and beside them what a
 * worker does.
 */
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { editionOf } from './edition.js';
import { importersOf } from './imports.js';
import { leafletPlain } from './leaflet-plain.js';
import { writeFirstViews } from './first-views.js';
import { flatImports } from './flat-imports.js';
import { inlineRuntime } from './inline-runtime.js';
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

/** What all elements import stands in one file, with what portals share and what all may open: it packs better, and one request brings it. */
const byAll = /\/src\/(portals\/shared\/(address|answer|page)|elements\/shared\/adopt)\.ts$/;
/** So does what all but the card import, which shows no rows, with what makes portals' rows columns. */
const byRows = /\/src\/formats\/(value|row-columns)\.ts$/;
const lit = /\/node_modules\/(lit|lit-html|lit-element|@lit)\/(?!.*directive)/;
const firstViews = elements.map((tag) => [tag.replace('opendata-', ''), join(root, `src/elements/${tag}.ts`)]);
/** What an element brings later and other elements bring at once. */
const laterViews = [['stat', join(root, 'src/elements/stat/number-over-time.ts')]];
const importers = await importersOf([...firstViews, ...laterViews]);
const first = await importersOf(firstViews);
const atLast = await importersOf([...firstViews, ...laterViews], true);

/** What draws stands by the elements that import it; what others may ask for alone stands where it falls, so that nobody asks for all. */
const drawn = /\/src\/(elements|marks|maps|locale|dataset)/;
/** What comes with the first question that names a column, and with the first place. */
const asking = /\/src\/(query\/(check|plan|closest|comparable|units)|formats\/names)\.ts$/;
/** What comes with the first attribute that measures or sorts. */
const clauses = /\/src\/(query\/clauses|elements\/shared\/written-measures)\.ts$/;
/** What answers in the browser: one request and not one after the other. */
const answering = /\/src\/(query\/(evaluate|search|dictionary)|table\/numbered)\.ts$/;
/** What every map needs of Leaflet, which basemaps share: one request and not one after the other. */
const leaflet = /\/node_modules\/leaflet\/src\/(?!layer\/tile\/)|\/src\/maps\/leaflet-parts\.ts$/;

/** What a map needs of Lit beside its core, and others later. */
const directives = /\/lit-html\/((async-)?directive(-helpers)?|directives\/(class-map|keyed|ref))\.js$/;

const inAll = (tags) => firstViews.every(([tag]) => tags.includes(tag));

/**
 * What others bring later and one element imports at once stands beside it, so that nobody gets an element for a part of it. Of a table
 * others want the rows, which are most of what it shows: they stay in it.
 */
const lent = (id) => first.get(id)?.length === 1 && !first.get(id).includes('table') && atLast.get(id).length > 1;

function chunkOf(id) {
  const tags = importers.get(id) ?? [];
  if (inAll(tags) || byAll.test(id) || lit.test(id)) return 'base';
  if (inAll([...tags, 'card']) || byRows.test(id)) return 'rows';
  if (directives.test(id)) return 'directives';
  if (asking.test(id)) return 'asking';
  if (clauses.test(id)) return 'clauses';
  if (/\/src\/formats\/(rows|geometry)\.ts$/.test(id)) return 'places';
  if (leaflet.test(id)) return 'leaflet-parts';
  if (answering.test(id)) return 'evaluate';
  if (lent(id) && tags.length === 1) return `${tags[0]}-lent`;
  return drawn.test(id) && (tags.length > 1 || first.has(id)) ? tags.join('-') : null;
}

/** The most shared first: what a chunk imports beside goes with it, unless it has gone with another. */
const shared = ['base', 'rows', 'asking', 'clauses', 'places', 'directives'];
const breadth = (chunk) => (['leaflet-parts', 'evaluate'].includes(chunk) ? 0 : chunk.split('-').length);
const packed = [...new Set([...importers.keys()].map(chunkOf))].filter((chunk) => chunk && !shared.includes(chunk));
const chunks = [...shared, ...[...packed, 'leaflet-parts', 'evaluate'].sort((a, b) => breadth(b) - breadth(a))];

const split = {
  entry: Object.fromEntries(elements.map((tag) => [`elements/${tag}`, `src/elements/${tag}.ts`])),
  output: {
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `chunks/${edition}/[name].js`,
    codeSplitting: { groups: chunks.map((name) => ({ name, test: (id) => chunkOf(id) === name })) },
  },
  plugin: workerAddress('../worker/worker.js'),
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

/** Of Lit only what is imported: what else it would do is to tell the page its version. */
const treeshake = { moduleSideEffects: (id) => !lit.test(id) };

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
      plugins: [plainDecorators(), minifyTemplates(), inlineRuntime(), flatImports(), leafletPlain(), plugin],
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
          treeshake,
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
