/** Small counts kept back from an answer, and with them as many others as must be so that no sum gives them away. */
import { unique } from '../../formats/names.js';
import { withheld as words } from '../../locale/en/withheld.js';
import { teach } from '../../locale/index.js';
import type { Column, Field, Query, Selected, Table } from '../../model.js';
import { cell, table as tableOfColumns } from '../../table.js';
import type { Ask } from './asking.js';
import { countsItself, isAdditive } from './measures.js';

teach(words);

/** Asks the question, with the number of rows behind each value where the value itself does not tell it, and keeps the small ones back. */
export async function askWithholding(query: Query, fields: readonly Field[], below: number, ask: Ask): Promise<Table> {
  const { select = [] } = query;
  const measures = select.filter(({ aggregate }) => aggregate);
  if (!measures.length) return ask(query);
  const rows = unique('n_behind', new Set(namesOf(select)));
  const tells = (measure: Selected): boolean => countsItself(measure, fields);
  const answer = await ask(measures.every(tells) ? query : { ...query, select: [...select, { name: rows, aggregate: 'count' }] });
  const groups = select.filter(({ aggregate }) => !aggregate);
  const lines = linesOf(answer, namesOf(groups));
  const held = new Map(
    measures.map((measure) => {
      const counts = answer.column(tells(measure) ? measure.name : rows) as Float64Array;
      const small = smallIn(counts, below);
      return [measure.name, isAdditive(measure) ? closed(small, counts, lines, below) : small] as const;
    }),
  );
  return without(answer, namesOf(select), held);
}

const namesOf = (columns: readonly Selected[]): string[] => columns.map(({ name }) => name);

/** A column of values with the places of those that are kept back. */
export interface Held {
  readonly values: Float64Array;
  readonly withheld: ReadonlySet<number>;
}

/**
 * The same for counts that were put together from several answers, remainders among them.
 * @param across whether the values of a row add up to a sum that is known
 */
export function withholdParts<Part extends Held>(columns: readonly Part[], below: number, across: boolean): Part[] {
  const size = columns[0]?.values.length ?? 0;
  const counts = Float64Array.from(columns.flatMap(({ values }) => [...values]));
  const places = Array.from(counts.keys());
  const down = columns.map((_, i) => places.slice(i * size, (i + 1) * size));
  const rows = across ? places.slice(0, size).map((row) => columns.map((_, i) => i * size + row)) : [];
  const before = columns.flatMap(({ withheld }, i) => [...withheld].map((row) => i * size + row));
  const held = closed(new Set([...before, ...smallIn(counts, below)]), counts, [...down, ...rows], below);
  return columns.map((column, i) => {
    const withheld = new Set([...held].map((place) => place - i * size).filter((row) => row >= 0 && row < size));
    return { ...column, withheld, values: column.values.map((value, row) => (withheld.has(row) ? NaN : value)) };
  });
}

/** Nothing is no small number: that there is none gives nobody away. */
const smallIn = (counts: Float64Array, below: number): Set<number> =>
  new Set(Array.from(counts.keys()).filter((row) => counts[row]! > 0 && counts[row]! < below));

/** The rows that a reader might add up: those that differ in one group only. */
function linesOf(answer: Table, groups: readonly string[]): readonly (readonly number[])[] {
  const columns = groups.map((name) => answer.column(name));
  return columns.flatMap((column) => {
    const others = columns.filter((other) => other !== column);
    const lines = new Map<string, number[]>();
    for (let row = 0; row < answer.length; row++) {
      const key = JSON.stringify(others.map((other) => cell(other, row)));
      const line = lines.get(key);
      if (line) line.push(row);
      else lines.set(key, [row]);
    }
    return [...lines.values()];
  });
}

/** Where one value is kept back alone, or all those that are come to less than is told, the next smallest goes with them. */
function closed(held: Set<number>, counts: Float64Array, lines: readonly (readonly number[])[], below: number): Set<number> {
  const before = held.size;
  for (const line of lines) {
    const hidden = line.filter((place) => held.has(place));
    if (hidden.length === 0) continue;
    let sum = hidden.reduce((all, place) => all + (Number.isNaN(counts[place]!) ? below : counts[place]!), 0);
    const open = line.filter((place) => !held.has(place) && counts[place]! > 0).sort((a, b) => counts[b]! - counts[a]!);
    for (let n = hidden.length; open.length > 0 && (n < 2 || sum < below); n++) {
      const next = open.pop()!;
      held.add(next);
      sum += counts[next]!;
    }
  }
  return held.size === before ? held : closed(held, counts, lines, below);
}

/** These columns, with nothing where a value is kept back. */
function without(answer: Table, names: readonly string[], held: ReadonlyMap<string, ReadonlySet<number>>): Table {
  const withheld = new Map([...held].filter(([, rows]) => rows.size > 0));
  const fields = names.map((name) => answer.fields.find((field) => field.name === name)!);
  const columns = names.map((name): Column => {
    const [column, rows] = [answer.column(name), withheld.get(name)];
    if (!rows) return column;
    return column instanceof Float64Array
      ? column.map((value, row) => (rows.has(row) ? NaN : value))
      : column.map((value, row) => (rows.has(row) ? null : value));
  });
  return tableOfColumns(fields, columns, answer.total, withheld);
}
