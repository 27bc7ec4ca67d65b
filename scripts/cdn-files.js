/**
 * In which of the CDN's files a source stands. Few files pack better than many and ask fewer requests, so those that elements share lie one
 * within the other: a source stands in the narrowest that serves all who need it at once.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importersOf } from './imports.js';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** A number over time, which only some numbers are, needs at once what a time series does. */
const overTime = ['over-time', join(src, 'elements/stat/number-over-time.ts')];

/** Whom each shared file serves, the widest first. */
const sharedBy = (elements) => {
  const all = [...elements, overTime[0]];
  const rows = all.filter((name) => name !== 'card');
  const drawn = rows.filter((name) => name !== 'table');
  const figures = drawn.filter((name) => name !== 'map');
  return { base: all, rows, drawn, figures, charts: ['chart', 'timeseries'], periods: ['timeseries', 'over-time'] };
};

/** What no element imports by itself, or only later: it stands by what is met with it, so that one request brings both. */
const met = {
  base: /\/src\/(portals\/shared\/(address|answer|page)|elements\/shared\/adopt)\.ts$/,
  rows: /\/src\/formats\/(value|row-columns|names)\.ts$/,
  checking: /\/src\/query\/(check|plan)\.ts$/,
  where: /\/src\/query\/(where|comparable)\.ts$/,
  printing: /\/src\/(portals\/shared\/sql|table\/answer-field|query\/units)\.ts$/,
  clauses: /\/src\/(query\/clauses|elements\/shared\/written-measures)\.ts$/,
  places: /\/src\/formats\/(rows|geometry)\.ts$/,
  here: /\/src\/(query\/here|dataset\/handed|table\/cut)\.ts$/,
  told: /\/src\/(portals\/shared\/(rows|groups|negation)|table\/renamed|formats\/(rows-in|dialects))\.ts$/,
};
/** The same, beside what elements already have: they take nothing with them that an element imports. */
const beside = {
  'leaflet-parts': /\/node_modules\/leaflet\/src\/(?!layer\/tile\/)|\/src\/maps\/leaflet-parts\.ts$/,
  evaluate: /\/src\/(query\/(evaluate|search|dictionary)|table\/numbered)\.ts$/,
};
const places = Object.entries({ ...met, ...beside });

/** The bundler's groups, by turns: what a file imports goes with it, unless it has gone with one before. */
export async function filesFor(tags) {
  const elements = tags.map((tag) => tag.replace('opendata-', ''));
  const first = [...elements.map((name) => [name, join(src, `elements/opendata-${name}.ts`)]), overTime];
  const users = await importersOf(first);
  const borrowers = await importersOf(first, true);
  const shared = Object.entries(sharedBy(elements));
  const own = elements.flatMap((name) => [`${name}-lent`, name]);

  const narrowest = (names) => shared.findLast(([, served]) => names.every((name) => served.includes(name)))[0];
  /**
   * What one element imports at once and others later is lent by a file beside it, so that nobody gets an element for a part of it. Of a table
   * others want the rows, which are most of what it shows: they stay in it.
   */
  const alone = (name, id) => (name !== 'table' && borrowers.get(id).length > 1 ? `${name}-lent` : name);
  /** What no element imports, and nothing names, stands where it falls. */
  const fileOf = (id) => {
    const [place] = places.find(([, sources]) => sources.test(id)) ?? [];
    if (place || !users.has(id)) return place;
    const names = users.get(id);
    return names.length > 1 ? narrowest(names) : alone(names[0], id);
  };
  const files = new Set([...Object.keys(met), ...shared.map(([file]) => file), ...own, ...Object.keys(beside)]);
  return [...files].map((name) => ({ name, test: (id) => fileOf(id) === name }));
}
