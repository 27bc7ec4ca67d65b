/** The short texts of attributes as clauses of a query: measures and order. */
import { DatasetError, type Aggregate, type Order, type Selected } from '../model.js';
import { unique } from '../formats/names.js';
import { listIn } from './list.js';

const aggregates: readonly string[] = ['count', 'sum', 'avg', 'min', 'max'];

/**
 * The measures of a `y`: `count`, `sum(cost)`, `avg("Days open")`, `count(distinct x)`; a bare field is a column without an aggregate.
 * Names are `count`, `sum_cost`, `count_distinct_x`, and never one of `taken`. Throws a DatasetError for text that is no measure.
 */
export function parseMeasures(text: string, taken: Iterable<string> = []): Selected[] {
  const measures = entriesOf(text).map(parseMeasure);
  const names = new Set([...taken, ...measures.filter(({ aggregate }) => !aggregate).map(({ name }) => name)]);
  return measures.map((measure) => (measure.aggregate ? { ...measure, name: unique(measure.name, names) } : measure));
}

/** The order that `-opened, name` says: a minus is for descending, and a measure stands for its column. */
export function parseOrder(text: string): Order[] {
  return entriesOf(text).map((entry) => {
    const descending = /^[-−–]/.test(entry);
    const { name } = parseMeasure(descending ? entry.slice(1).trim() : entry);
    return descending ? { by: name, descending } : { by: name };
  });
}

function parseList(text: string): string[] {
  const list = listIn(text);
  if (!list) throw bad(text, 'a list such as name, opened or ["name", "opened"]');
  return list;
}

/** Entries between the commas that stand in neither quotes nor parentheses. */
function entriesOf(text: string): string[] {
  if (text.trim().startsWith('[')) return parseList(text);
  const entries: string[] = [];
  let [start, depth, quoted] = [0, 0, false];
  for (let at = 0; at <= text.length; at++) {
    if (/["“”]/.test(text[at] ?? '')) quoted = !quoted;
    else if (!quoted) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    if (at < text.length && (text[at] !== ',' || quoted || depth > 0)) continue;
    entries.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return entries.filter(Boolean);
}

function parseMeasure(text: string): Selected {
  const open = text.indexOf('(');
  const word = text
    .slice(0, open < 0 ? undefined : open)
    .trim()
    .toLowerCase();
  if (open < 0 && word === 'count') return { name: 'count', aggregate: 'count' };
  if (open < 0 || /^["“”]/.test(text)) return bare(text);
  if (!aggregates.includes(word) || !text.endsWith(')')) throw bad(text, 'a measure such as count, sum(cost) or avg("Days open")');
  const inner = text.slice(open + 1, -1).trim();
  if (word === 'count' && /^\*?$/.test(inner)) return { name: 'count', aggregate: 'count' };
  const distinct = word === 'count' && /^distinct\s/i.test(inner);
  const field = unquoted(distinct ? inner.slice(9).trim() : inner, text);
  const aggregate = (distinct ? 'count distinct' : word) as Aggregate;
  return {
    name: `${aggregate}_${field}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/_$/, ''),
    field,
    aggregate,
  };
}

function bare(text: string): Selected {
  const field = unquoted(text, text);
  return { name: field, field };
}

function unquoted(text: string, whole: string): string {
  const quoted = /^["“”]/.test(text);
  const name = quoted ? text.slice(1, -1).replace(/["“”]{2}/g, '"') : text;
  if (name === '' || (quoted && (text.length < 2 || !/["“”]$/.test(text)))) throw bad(whole, 'a column name');
  return name;
}

/** Why a text of an attribute cannot be read. */
const bad = (text: string, what: string): DatasetError =>
  new DatasetError('bad-request', `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}” is not ${what}.`);
