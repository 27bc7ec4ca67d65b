/** Prints a query for CKAN's DataStore: as the parameters of `datastore_search` where they suffice, else as SQL that its allow-list lets through. */
import type { Dataset, Field, Predicate, Query, Scalar, Selected } from '../../model.js';
import { isDate } from '../../table.js';
import { closed, floating, printPredicate } from '../shared/sql.js';

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A literal that CKAN's own checks leave alone: no backslash (`\\'` is refused) and no `:word` (taken for a bind parameter). */
export function quoted(text: string): string {
  const pieces = text
    .split(/(\\|:(?=[\p{L}\p{N}_]))/u)
    .filter(Boolean)
    .map((piece) => (piece === '\\' ? 'chr(92)' : piece === ':' ? 'chr(58)' : `'${piece.replaceAll("'", "''")}'`));
  return pieces.length > 1 ? `(${pieces.join(' || ')})` : (pieces[0] ?? "''");
}

function literal(value: Scalar, field: Field | undefined): string {
  if (typeof value !== 'string') return String(value);
  return field && isDate(field.type) ? `'${floating(value).replace('T', ' ')}'::timestamp` : quoted(value);
}

export function printSql(dataset: Dataset, { search, where, select, order, offset, limit }: Query): string {
  const columns: readonly Selected[] = select ?? dataset.fields.map(({ name }) => ({ name, field: name }));
  const grouped = columns.some(({ aggregate }) => aggregate);
  const groups = grouped ? columns.flatMap(({ aggregate }, index) => (aggregate ? [] : [index])) : [];
  const printed = columns.map((selected, index) => `${expression(selected, dataset)} AS c${index}`);
  return [
    `SELECT ${printed.join(', ')} FROM ${source(dataset)}`,
    condition(dataset, { ...(search ? { search } : {}), ...(where ? { where } : {}) }),
    groups.length ? `GROUP BY ${groups.map((index) => index + 1).join(', ')}` : '',
    printOrder(order ?? [], columns, grouped ? groups.map((index) => `c${index}`) : ['_id']),
    limit === undefined ? '' : `LIMIT ${limit}`,
    offset ? `OFFSET ${offset}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export const printCountSql = (dataset: Dataset, query: Pick<Query, 'search' | 'where'>): string =>
  `SELECT count(*) AS n FROM ${source(dataset)} ${condition(dataset, query)}`;

const source = ({ ref }: Dataset): string => identifier(ref.identifier.replace(/^resource\//, ''));

function condition(dataset: Dataset, { search, where }: Pick<Query, 'search' | 'where'>): string {
  const fields = new Map(dataset.fields.map((field) => [field.name, field]));
  const kept =
    where &&
    printPredicate(where, {
      identifier,
      literal: (value, field) => literal(value, fields.get(field)),
      like: (field, pattern) => `${identifier(field)} LIKE ${quoted(closed(pattern))}`,
    });
  const found = search && `_full_text @@ plainto_tsquery('english', ${quoted(search)})`;
  const conditions = [kept && `(${kept})`, found].filter(Boolean);
  return conditions.length ? `WHERE ${conditions.join(' AND ')}` : '';
}

function expression({ field, unit, bin, aggregate }: Selected, dataset: Dataset): string {
  if (field === undefined) return 'count(*)';
  const name = identifier(field);
  const summed = dataset.fields.find((known) => known.name === field)?.type === 'boolean' ? `${name}::int` : name;
  if (aggregate === 'count distinct') return `count(DISTINCT ${name})`;
  if (aggregate) return `${aggregate}(${aggregate === 'count' ? name : summed})`;
  if (unit) return `date_trunc('${unit}', ${name})`;
  return bin ? `floor(${name}::numeric / ${bin}) * ${bin}` : name;
}

function printOrder(order: NonNullable<Query['order']>, columns: readonly Selected[], unique: readonly string[]): string {
  const chosen = order.map(({ by, descending }) => ({ name: `c${columns.findIndex(({ name }) => name === by)}`, down: descending }));
  const rest = unique.filter((name) => !chosen.some((column) => column.name === name));
  const terms = [...chosen.map(({ name, down }) => `${name} ${down ? 'DESC' : 'ASC'} NULLS LAST`), ...rest];
  return terms.length ? `ORDER BY ${terms.join(', ')}` : '';
}

/** The parameters of `datastore_search`; undefined where the query asks for more than it can. */
export function printFilters(
  dataset: Dataset,
  { search, where, select, order = [], offset, limit }: Query,
): Readonly<Record<string, string>> | undefined {
  const filters = where ? equalities(dataset, where) : {};
  const plain = (select ?? []).every(({ field, unit, bin, aggregate }) => field !== undefined && !unit && !bin && !aggregate);
  const fieldOf = (by: string): string => (select ? (select.find(({ name }) => name === by)?.field ?? by) : by);
  if (!filters || !plain || order.some(({ by }) => fieldOf(by).includes(','))) return undefined;
  const names = select && [...new Set(select.map(({ field }) => field!))];
  const sort = [...order.map(({ by, descending }) => `${identifier(fieldOf(by))} ${descending ? 'desc nulls last' : 'asc'}`), '_id'];
  return {
    resource_id: dataset.ref.identifier.replace(/^resource\//, ''),
    ...(Object.keys(filters).length ? { filters: JSON.stringify(filters) } : {}),
    ...(search ? { q: search } : {}),
    ...(names && !names.some((name) => name.includes(',')) ? { fields: names.join(',') } : {}),
    ...(order.length || search ? { sort: sort.join(', ') } : {}),
    ...(offset ? { offset: String(offset) } : {}),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  };
}

/** A predicate as `{field: value}` or `{field: [values]}`; undefined where it says more than that. */
function equalities({ fields }: Dataset, predicate: Predicate): Record<string, Scalar | readonly Scalar[]> | undefined {
  const parts = predicate.op === 'and' ? predicate.args : [predicate];
  const filters: Record<string, Scalar | readonly Scalar[]> = {};
  for (const part of parts) {
    if ((part.op !== '=' && part.op !== 'in') || Object.hasOwn(filters, part.field)) return undefined;
    const dated = isDate(fields.find(({ name }) => name === part.field)?.type ?? 'string');
    const asStored = (value: Scalar): Scalar => (dated ? floating(String(value)) : value);
    filters[part.field] = part.op === 'in' ? part.values.map(asStored) : asStored(part.value);
  }
  return filters;
}
