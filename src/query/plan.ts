/** A query cut in two: what the portal does, and what is left for the browser. */
import type { Capabilities, Field, Predicate, Query, Selected } from '../model.js';
import { check } from './check.js';

/** Whether a portal can say a condition that its capabilities name. */
export type Says = (condition: Predicate) => boolean;

export interface Plan {
  readonly portal: Query;
  /** To be evaluated on the whole of the portal's answer. */
  readonly rest: Query;
}

/** The plan of a query that is held against the dataset's fields first; throws the DatasetError of what they cannot answer. */
export const checkedPlan = async (query: Query, fields: readonly Field[], capabilities: Capabilities, says: Says): Promise<Plan> =>
  plan(await check(query, fields), capabilities, says);

/**
 * Search and the conjuncts of `where` all only keep rows, so each goes wherever it can be done; after them the query is cut once:
 * behind the first clause that stays in the browser all others stay. What stays is told to the portal as the columns it needs. Shapes are
 * simplified only where nothing in the browser looks at them.
 */
export function plan(query: Query, capabilities: Capabilities, says: Says = () => true): Plan {
  const [filtered, kept] = planFilters(query, capabilities, says);
  const { select, order, offset, limit, resolution } = query;
  const selects = !kept.search && !kept.where && (!select || canSelect(select, capabilities));
  const orders = selects && (!order?.length || Boolean(capabilities.order));
  const pages = orders && capabilities.pageSize !== undefined;
  const rest = said({ ...kept, ...(!selects && { select }), ...(!orders && { order }), ...(!pages && { offset, limit }) });
  const portal = said({
    ...filtered,
    select: selects ? select : columnsFor(rest, capabilities),
    ...(selects && capabilities.resolution && { resolution }),
    ...(orders && { order }),
    ...(pages && { offset, limit }),
  });
  return { portal, rest };
}

type Clauses = { readonly [K in keyof Query]: Query[K] | undefined };

/** The clauses that are there. */
const said = (clauses: Clauses): Query => Object.fromEntries(Object.entries(clauses).filter(([, value]) => value !== undefined));

function planFilters({ search, where }: Query, capabilities: Capabilities, says: Says): [portal: Clauses, rest: Clauses] {
  const conjuncts = where?.op === 'and' ? where.args : where ? [where] : [];
  const box = capabilities.box ? conjuncts.find(({ op }) => op === 'intersects') : undefined;
  const possible = conjuncts.filter((conjunct) => conjunct !== box && canKeep(conjunct, capabilities, says));
  const pushed = [...(box ? [box] : []), ...(canKeepOp('and', capabilities) ? possible : possible.slice(0, 1))];
  const kept = { where: conjunction(conjuncts.filter((conjunct) => !pushed.includes(conjunct))) };
  const keeps = { where: conjunction(pushed) };
  return capabilities.search ? [{ ...keeps, search }, kept] : [keeps, { ...kept, search }];
}

const conjunction = (args: readonly Predicate[]): Predicate | undefined => (args.length > 1 ? { op: 'and', args } : args[0]);
const canKeepOp = (op: Predicate['op'], { where = [] }: Capabilities): boolean => where.includes(op);

function canKeep(predicate: Predicate, capabilities: Capabilities, says: Says): boolean {
  if (!canKeepOp(predicate.op, capabilities)) return false;
  if ('args' in predicate) return predicate.args.length > 0 && predicate.args.every((arg) => canKeep(arg, capabilities, says));
  if ('arg' in predicate) return canKeep(predicate.arg, capabilities, says);
  return (predicate.op !== 'in' || predicate.values.length > 0) && says(predicate);
}

function canSelect(select: readonly Selected[], { select: projects, aggregates = [], units = [], bin, cell, near }: Capabilities): boolean {
  const grouped = select.some(({ aggregate }) => aggregate);
  const can = (column: Selected) =>
    (!column.aggregate || aggregates.includes(column.aggregate)) &&
    (!column.unit || units.includes(column.unit)) &&
    (column.bin === undefined || Boolean(bin)) &&
    (column.cell === undefined || Boolean(cell)) &&
    (column.near === undefined || Boolean(near));
  return (grouped || Boolean(projects)) && select.every(can);
}

/** The fields that the rest looks at; a search looks at all, and without a selection the answer holds all. */
function columnsFor({ search, where, select }: Query, capabilities: Capabilities): readonly Selected[] | undefined {
  if (!capabilities.select || search || !select) return undefined;
  const names = new Set([...fieldsIn(where), ...select.flatMap(({ field }) => field ?? [])]);
  return names.size ? Array.from(names, (name) => ({ name, field: name })) : undefined;
}

/** Every field that a predicate names. */
export function fieldsIn(predicate: Predicate | undefined): string[] {
  if (!predicate) return [];
  if ('args' in predicate) return predicate.args.flatMap(fieldsIn);
  return 'arg' in predicate ? fieldsIn(predicate.arg) : [predicate.field];
}
