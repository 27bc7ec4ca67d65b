/** What a dataset's columns hold, found once by looking: whole numbers or fractions, whole days or times. */
import { datasets } from './datasets.js';
import { quoted } from './load.js';

/**
 * @typedef {'text' | 'int' | 'double' | 'boolean' | 'date' | 'datetime'} Kind
 * @typedef {{ name: string, title: string, description?: string, kind: Kind, source: string }} Shape
 *   `name` is the header as portals make an identifier of it, `title` and `source` are the header.
 */

const known = new WeakMap();

/** A header as an identifier: `Cost Total $` is `cost_total`. */
export const machineName = (header) =>
  header
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** @returns {Promise<Shape[]>} Twins share the columns of their original. */
export function shapesOf({ columns }, engine) {
  if (!known.has(columns)) known.set(columns, look(columns, engine));
  return known.get(columns);
}

const TESTS = {
  number: (column) => `bool_and(${column} = trunc(${column}))`,
  timestamp: (column) => `bool_and(${column} = date_trunc('day', ${column}))`,
};
const KINDS = { text: 'text', url: 'text', double: 'double', boolean: 'boolean' };

async function look(columns, engine) {
  const { resource } = datasets.find((dataset) => dataset.columns === columns);
  const tests = columns.map(({ name, type }) => TESTS[type]?.(quoted(name)) ?? 'NULL::boolean');
  const { rows } = await engine.query(`SELECT ${tests.join(', ')} FROM ${quoted(resource)}`);
  const kindOf = (type, whole) => KINDS[type] ?? (type === 'number' ? (whole ? 'int' : 'double') : whole ? 'date' : 'datetime');
  return columns.map(({ name, type, description }, index) => ({
    name: machineName(name),
    title: name,
    description,
    kind: kindOf(type, rows[0][index] === 't'),
    source: name,
  }));
}
