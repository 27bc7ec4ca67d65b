/** Prints a query as the parameters of a layer's `/query`: SQL-92 conditions, statistics and their groups. */
import type { BBox, Predicate, Query, Scalar, Selected, TimeUnit } from '../../model.js';
import type { Layer } from './layer.js';
import { decoded } from './labels.js';
import { withoutNegation } from '../shared/negation.js';
import { closed, floating, printPredicate } from '../shared/sql.js';

/** One column of a grouped answer: the keys under which its values come, or the parts of a date that come under the server's own keys. */
export interface Part {
  readonly selected: Selected;
  readonly aliases: readonly string[];
  readonly statistics: readonly string[];
  readonly groups: readonly string[];
}

/** The rows that a query keeps: `where` and the one box that may stand beside the other conditions. */
export function printFilter(layer: Layer, where: Predicate | undefined): URLSearchParams {
  const conjuncts = where?.op === 'and' ? where.args : where ? [where] : [];
  const boxes = conjuncts.flatMap((conjunct) => (conjunct.op === 'intersects' ? [conjunct.bbox] : []));
  const args = conjuncts.filter(({ op }) => op !== 'intersects');
  const parameters = new URLSearchParams({ f: 'json', where: args.length ? printWhere(layer, { op: 'and', args }) : '1=1' });
  for (const [name, value] of Object.entries(boxes[0] ? envelope(boxes[0]) : {})) parameters.set(name, value);
  return parameters;
}

/** Without `inSR` a layer in another projection finds nothing. */
const envelope = (bbox: BBox): Readonly<Record<string, string>> => ({
  geometry: bbox.join(),
  geometryType: 'esriGeometryEnvelope',
  spatialRel: 'esriSpatialRelIntersects',
  inSR: '4326',
});

function printWhere(layer: Layer, predicate: Predicate): string {
  return printPredicate(present(withoutNegation(decoded(predicate, layer))), {
    identifier: (name) => name,
    literal: (value, field) => literal(value, layer.types.get(field) ?? 'String'),
    like: (field, pattern) => `${field} LIKE ${quoted(closed(pattern))}${pattern.includes('\\') ? " ESCAPE '\\'" : ''}`,
  });
}

/** NOT IN and NOT LIKE said of cells that are there: some servers take them to be true of missing ones. */
function present(predicate: Predicate): Predicate {
  if ('args' in predicate) return { ...predicate, args: predicate.args.map(present) };
  if (predicate.op !== 'not' || !('field' in predicate.arg) || predicate.arg.op === 'isNull') return predicate;
  return { op: 'and', args: [{ op: 'not', arg: { op: 'isNull', field: predicate.arg.field } }, predicate] };
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Times stand in the zone of the layer, to which the answer's dates are brought too. */
function literal(value: Scalar, type: string): string {
  if (/Integer|Single|Double|OID/.test(type)) return String(Number(value));
  if (type === 'DateOnly') return `DATE '${floating(String(value)).slice(0, 10)}'`;
  if (/Date|Timestamp/.test(type))
    return `TIMESTAMP '${floating(String(value))
      .replace('T', ' ')
      .replace(/\.000$/, '')}'`;
  return quoted(String(value));
}

/**
 * The parameters of rows, without the shapes where nobody looks at them; with a `tolerance` shapes may be so many degrees off, and are
 * written no finer than a tenth of that.
 */
export function printRows(layer: Layer, { where, select, order = [], offset, limit }: Query, tolerance?: number): URLSearchParams {
  const parameters = printFilter(layer, where);
  const fields = select?.map(({ field }) => field!) ?? [layer.geometry];
  const geometric = fields.includes(layer.geometry) && layer.fields.some(({ type }) => type === 'geometry');
  const columns = new Set(fields.filter((name) => name !== layer.geometry));
  parameters.set('outFields', select ? [...columns].join() || layer.id : '*');
  parameters.set('returnGeometry', String(geometric));
  if (geometric) parameters.set('outSR', '4326');
  if (geometric && tolerance) {
    parameters.set('maxAllowableOffset', String(tolerance));
    parameters.set('geometryPrecision', String(1 + Math.ceil(-Math.log10(tolerance))));
  }
  const orders = order.map(({ by, descending }) => `${fieldOf(by, select)}${descending ? ' DESC' : ''}`);
  const unique = layer.id && layer.pages && !order.some(({ by }) => fieldOf(by, select) === layer.id) ? [layer.id] : [];
  if (orders.length + unique.length) parameters.set('orderByFields', [...orders, ...unique].join());
  if (offset) parameters.set('resultOffset', String(offset));
  if (limit !== undefined) parameters.set('resultRecordCount', String(limit));
  return parameters;
}

/** The field behind a column of the answer. */
export const fieldOf = (by: string, select: Query['select']): string => select?.find(({ name }) => name === by)?.field ?? by;

/** The parameters that count what a query keeps. */
export function printCount(layer: Layer, where: Predicate | undefined): URLSearchParams {
  const parameters = printFilter(layer, where);
  parameters.set('returnCountOnly', 'true');
  return parameters;
}

/** The parameters that tell how far what a query keeps reaches. */
export function printExtent(layer: Layer, where: Predicate | undefined): URLSearchParams {
  const parameters = printFilter(layer, where);
  parameters.set('returnExtentOnly', 'true');
  parameters.set('outSR', '4326');
  return parameters;
}

/** The parameters of groups, and how the columns of their answer are put together. */
export function printGroups(
  layer: Layer,
  { where, select = [] }: Query,
): { readonly parts: readonly Part[]; readonly parameters: URLSearchParams } {
  const parts = select.map((selected, index) => partOf(selected, `c${index}`, layer));
  const statistics = parts.flatMap(({ selected, aliases, statistics: kinds }) =>
    kinds.map((statisticType, at) => ({ statisticType, onStatisticField: selected.field ?? layer.id, outStatisticFieldName: aliases[at] })),
  );
  const groups = parts.flatMap((part) => part.groups);
  const parameters = printFilter(layer, where);
  parameters.set('outStatistics', JSON.stringify(statistics));
  if (groups.length) parameters.set('groupByFieldsForStatistics', [...new Set(groups)].join());
  parameters.set('returnGeometry', 'false');
  return { parts, parameters };
}

/** Databases differ on whether the average of whole numbers is one: a sum and a count leave no doubt. */
function partOf(selected: Selected, alias: string, layer: Layer): Part {
  const { aggregate, field, unit } = selected;
  if (aggregate === 'avg') return { selected, aliases: [`${alias}s`, `${alias}n`], statistics: ['sum', 'count'], groups: [] };
  if (aggregate) return { selected, aliases: [alias], statistics: [aggregate], groups: [] };
  return { selected, aliases: unit ? [] : [field!], statistics: [], groups: unit ? extracts(unit, field!) : [field ?? layer.id] };
}

const numbers = ['YEAR', 'MONTH', 'DAY', 'HOUR'] as const;
const depths: Partial<Record<TimeUnit, number>> = { year: 1, month: 2, day: 3, hour: 4 };

/** A period as the numbers that name it. */
const extracts = (unit: TimeUnit, field: string): string[] =>
  numbers.slice(0, depths[unit]).map((part) => `EXTRACT(${part} FROM ${field})`);

/** The start of the period that these numbers name, in epoch milliseconds; NaN where one is missing. */
export const startOf = ([year = NaN, month = 1, day = 1, hour = 0]: readonly number[]): number => Date.UTC(year, month - 1, day, hour);

/** The start of the period in which a time lies. */
export function cut(time: number, unit: TimeUnit): number {
  const date = new Date(time);
  return startOf([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours()].slice(0, depths[unit]));
}
