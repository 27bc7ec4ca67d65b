/** Writes into the autoloader which of the built files each first view needs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What a first view meets of what `import()` brings, beside a portal's own file. */
const met = { 'opendata-map': ['maps/leaflet-parts'] };
/** What asks for more than rows as they come, where the element itself does not bring it. */
const asking = { 'opendata-table': ['query/check', 'elements/table/question'], 'opendata-map': ['query/check'] };
const where = ['query/parse', 'elements/shared/filter-words'];
const handed = ['query/check', 'query/here'];
const counted = [...handed, 'query/evaluate', 'transport/pace', 'table/cut'];
const languages = ['ar', 'es'];
/** What a portal brings with the first question that is more than a page of rows. */
const questions = { socrata: ['portals/socrata/soql'] };

/**
 * @param {string[]} tags
 * @param {import('vite').Rolldown.OutputChunk[]} chunks
 * @returns {import('vite').Plugin}
 */
export function writeFirstViews(tags, chunks) {
  const filesOf = filesIn(chunks);
  const common = new Set(filesOf('elements/shared/framed-element'));
  const more = (...modules) => filesOf(...modules).filter((file) => !common.has(file));
  const portals = portalHints().map(
    ([name, hint]) =>
      `{hint:${hint},files:${JSON.stringify(more(`portals/${name}`))},questions:${JSON.stringify(more(...(questions[name] ?? [])))}}`,
  );
  const told = {
    elements: Object.fromEntries(tags.map((tag) => [tag, filesOf(`elements/${tag}`, ...(met[tag] ?? []))])),
    asking: Object.fromEntries(Object.entries(asking).map(([tag, modules]) => [tag, more(...modules)])),
    where: more(...where),
    handed: more(...handed),
    counted: more(...counted),
    languages: Object.fromEntries(languages.map((name) => [name, more(`locale/${name}`)])),
  };
  return {
    name: 'first-views',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/src/elements/shared/first-views.ts')) return null;
      return `export const firstViews = {...${JSON.stringify(told)},portals:[${portals.join()}]};`;
    },
    resolveId: (id) => (/^\.\/elements\/opendata-[a-z]+\.js$/.test(id) ? { id, external: true } : null),
  };
}

/** The files in which these modules stand, with all that come with them. */
const filesIn =
  (chunks) =>
  (...modules) => [...new Set(modules.flatMap((module) => [...closure(holder(chunks, module), chunks)]))];

function holder(chunks, module) {
  const found = chunks.find(({ moduleIds }) => moduleIds.includes(`${src}${module}.ts`));
  if (!found) throw new Error(`No file of the build holds src/${module}.ts, which a first view needs`);
  return found.fileName;
}

function closure(file, chunks, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const one of chunks.find(({ fileName }) => fileName === file).imports) closure(one, chunks, found);
  return found;
}

/** Each portal with the shape of its addresses; the file is asked last, and of any address. */
function portalHints() {
  const list = readFileSync(`${src}portals/index.ts`, 'utf8');
  const hints = [...list.matchAll(/name: '([\w-]+)',\s*hint: (\/.+\/i?),/g)].map(([, name, hint]) => [name, hint]);
  if (hints.length !== list.match(/name: '/g).length) throw new Error('portals/index.ts is not written as it is read here');
  return hints;
}
