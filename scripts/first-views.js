/** Writes into the autoloader which of the built files each first view needs. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What a first view meets of what `import()` brings, beside a portal's own code: by tag, and there by what its attributes must match. */
const metBy = {
  'opendata-card': { '*': ['elements/card/frequency'], '[fields]': ['elements/card/dictionary'] },
  'opendata-map': { '*': ['maps/leaflet-parts', 'query/check'] },
  'opendata-table': { '[columns],[order],[group-by],[y],[where],[search]': ['query/check', 'elements/table/question'] },
  'opendata-timeseries': {
    '[series],[facet]': ['elements/timeseries/by-series', 'query/where'],
    '[series],[facet],[y*=","]': ['marks/legend', 'marks/names'],
    '[facet]': ['marks/time-panels'],
    '[mark=area],[mark=bar]': ['marks/fills'],
    '[target],[band],[annotations]': ['elements/timeseries/references'],
    '[scale=log]': ['marks/log'],
    '[transform]': ['elements/timeseries/transform'],
    '[range]': ['query/where', 'elements/timeseries/rows-behind', 'elements/timeseries/range-tools', 'elements/timeseries/cut'],
    '[interval=none]': ['elements/timeseries/each-time', 'marks/ink'],
    '[range],[interval=quarter],[interval=week],[interval=hour]': ['portals/socrata/periods'],
    '[interval=none]:is([series],[facet])': ['elements/timeseries/each-series'],
  },
  'opendata-chart': {
    '[series],[facet]': ['elements/chart/by-crossing', 'query/where'],
    '[series],[facet],[y*=","]': ['marks/legend'],
    '[facet]': ['marks/category-panels'],
    '[mark=donut]': ['marks/donut'],
    '[band]': ['marks/whiskers'],
    '[bins]': ['elements/chart/by-bin', 'query/where'],
    '[order]': ['elements/chart/in-order'],
  },
  'opendata-stat': {
    '*': ['query/check'],
    '[x],[interval],[compare]': ['elements/stat/number-over-time', 'elements/shared/written-measures'],
  },
};
/** The same of any tag. */
const metByAny = {
  '[where]': ['query/parse', 'query/where', 'elements/shared/filter-words'],
  '[y],[band],[order]': ['elements/shared/written-measures'],
  '[view]': ['elements/shared/rows'],
  '[suppress-below]': ['elements/shared/withhold'],
  '[refresh]': ['elements/shared/trouble'],
};
/** Code of the first sign: those from here to 126 are read as they stand. */
const firstSign = 35;
const handed = ['dataset/handed'];
const counted = ['query/evaluate', 'transport/pace', 'table/cut'];
const languages = ['ar', 'es'];
/** What a portal brings with the first question that is more than a page of rows. */
const questions = { socrata: ['portals/socrata/soql'] };

/**
 * @param {string[]} tags
 * @param {string} edition The folder of the files.
 * @param {import('vite').Rolldown.OutputChunk[]} chunks
 * @returns {import('vite').Plugin}
 */
export function writeFirstViews(tags, edition, chunks) {
  const filesOf = filesIn(chunks);
  const common = filesOf('elements/shared/framed-element');
  const names = [];
  /** A sign for each of these files, whose code is its place among all names; an element's own is asked for without a hint. */
  const told = (files) =>
    files
      .map((file) => /^chunks\/\w+\/(.+)\.js$/.exec(file)?.[1])
      .filter(Boolean)
      .map(signOf)
      .join('');
  const signOf = (name) => {
    if (!names.includes(name)) names.push(name);
    return String.fromCharCode(names.indexOf(name) + firstSign);
  };
  const beside = (known, modules) => told(filesOf(...modules).filter((file) => !known.includes(file)));
  const met = tags.flatMap((tag) => {
    const { '*': always = [], ...more } = metBy[tag] ?? {};
    const own = filesOf(`elements/${tag}`, ...always);
    return [[tag, told(own)], ...Object.entries(more).map(([attributes, modules]) => [tag + anyOf(attributes), beside(own, modules)])];
  });
  const views = {
    met: [...met, ...Object.entries(metByAny).map(([attribute, modules]) => [attribute, beside(common, modules)])],
    handed: beside(common, handed),
    counted: beside([...common, ...filesOf(...handed)], counted),
    languages: Object.fromEntries(languages.map((name) => [name, beside(common, [`locale/${name}`])])),
  };
  const portals = portalHints().map(([name, hint]) => {
    const asked = name in questions ? `,questions:${JSON.stringify(beside(common, questions[name]))}` : '';
    return `{hint:${hint},files:${JSON.stringify(beside(common, [`portals/${name}`]))}${asked}}`;
  });
  return {
    name: 'first-views',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/src/elements/shared/first-views.ts')) return null;
      return `export const firstSign = ${firstSign}, firstViews = {folder:'chunks/${edition}/',names:'${names}'.split(','),...${JSON.stringify(views)},portals:[${portals.join()}]};`;
    },
    resolveId: (id) => (/^\.\/elements\/opendata-[a-z]+\.js$/.test(id) ? { id, external: true } : null),
  };
}

const anyOf = (attributes) => (attributes.includes(',') ? `:is(${attributes})` : attributes);

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
