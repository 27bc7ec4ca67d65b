/** What is asked for a table of groups beside its smallest groups: the groups around them, all rows, and the rows of one. */
import type { Field, Predicate, Query, Selected, Table } from '../../model.js';
import { cell, isDate } from '../../table.js';
import { fieldOf } from '../shared/meant.js';
import type { Levels, Line } from './group-tree.js';

/** Of what there are totals: of nothing, of all rows together, or of the groups around the smallest too. */
export type Totals = 'none' | 'grand' | 'all';

export interface GroupsAsked {
  /** The question of the smallest groups, and its answer. */
  readonly query: Query;
  readonly answer: Table;
  readonly ask: (query: Query) => Promise<Table>;
  /** The dataset’s. */
  readonly fields: readonly Field[];
}

/** The columns of the question that are groups. */
export const groupsIn = ({ select = [] }: Query): readonly Selected[] => select.filter(({ aggregate }) => !aggregate);

/** The columns of the question that are no groups. */
export const measuresOf = ({ select = [] }: Query): readonly Selected[] => select.filter(({ aggregate }) => aggregate);

/** The fields that no group says already. */
export function fieldsBeside({ query, fields }: GroupsAsked): readonly string[] {
  const said = groupsIn(query).map(({ name, field = name }) => fieldOf(field, fields));
  return fields.filter((field) => !said.includes(field)).map(({ name }) => name);
}

/** The answers by how many groups they name. Each is counted for itself: averages and different values cannot be added up. */
export async function levelsOf({ query, answer, ask }: GroupsAsked, totals: Totals): Promise<Levels> {
  const groups = groupsIn(query);
  const around = groups.map((_, depth) => {
    if (totals === 'none' || (totals === 'grand' && depth > 0)) return undefined;
    const select = [...groups.slice(0, depth), ...measuresOf(query)];
    const order = (query.order ?? []).filter(({ by }) => depth > 0 && select.some(({ name }) => name === by));
    return ask({ ...query, select, order });
  });
  return [...(await Promise.all(around)), answer];
}

/** Asks of the rows that the question keeps. */
export const askWithin =
  ({ query: { search, where }, ask }: GroupsAsked): GroupsAsked['ask'] =>
  (query) => {
    const args = [where, query.where].filter((condition) => condition !== undefined);
    return ask({
      ...query,
      ...(search ? { search } : {}),
      ...(args.length ? { where: args.length > 1 ? { op: 'and', args } : args[0]! } : {}),
    });
  };

/** What the rows of a line have in common. */
export function predicateOf(levels: Levels, groups: readonly Selected[], { depth, row }: Line): Predicate {
  const level = levels[depth]!;
  const args = groups.slice(0, depth).map(({ name, field = name }, at): Predicate => {
    const value = cell(level.column(name), row);
    if (value === null) return { op: 'isNull', field };
    return { op: '=', field, value: isDate(level.fields[at]!.type) ? isoOf(value as number) : (value as string | number | boolean) };
  });
  return args.length > 1 ? { op: 'and', args } : args[0]!;
}

/** A date without its time where that is midnight. */
export const isoOf = (value: number): string => new Date(value).toISOString().replace(/T00:00:00\.000Z$|\.\d+Z$/, '');
