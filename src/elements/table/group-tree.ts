/** Groups within groups: the answers to several questions, each with one group more than the last, as one table in reading order. */
import type { Field, Table } from '../../model.js';
import { cell, columnOf, isWithheld, table } from '../../table.js';

/** One row of the tree. */
export interface Line {
  /** How many groups it names; 0 is all rows together. */
  readonly depth: number;
  /** Its row in the answer of that depth. */
  readonly row: number;
  /** What tells it from all others. */
  readonly key: string;
}

/** The answers by how many groups they name; those of the smallest groups come last, the others may not have been asked for. */
export type Levels = readonly (Table | undefined)[];

/** Every group, each before the groups within it, in the order in which its own answer has it. All rows together are left out. */
export function linesOf(levels: Levels, groups: readonly string[]): readonly Line[] {
  const within = new Map<string, Line[]>();
  const known = new Set<string>();
  levels.forEach((level, depth) => {
    for (let row = 0; level && depth > 0 && row < level.length; row++) {
      const path = pathOf(level, row, groups.slice(0, depth));
      const [key, parent] = [JSON.stringify(path), JSON.stringify(path.slice(0, -1))];
      const place = known.has(parent) ? parent : '';
      if (!within.get(place)?.push({ depth, row, key })) within.set(place, [{ depth, row, key }]);
      known.add(key);
    }
  });
  const withParts = (line: Line): readonly Line[] => [line, ...(within.get(line.key) ?? []).flatMap(withParts)];
  return (within.get('') ?? []).flatMap(withParts);
}

/** The values of a row’s groups. */
export const pathOf = (level: Table, row: number, groups: readonly string[]): readonly unknown[] =>
  groups.map((name) => cell(level.column(name), row));

/** The lines that are in sight where only these are open. */
export function inSight(lines: readonly Line[], isOpen: (line: Line) => boolean): readonly Line[] {
  let closed = Infinity;
  return lines.filter((line) => {
    if (line.depth > closed) return false;
    closed = isOpen(line) ? Infinity : line.depth;
    return true;
  });
}

/** The lines as one table: a group that a line does not name has no value there. */
export function tableOfLines(levels: Levels, lines: readonly Line[], groups: readonly string[]): Table {
  const { fields } = levels.at(-1)!;
  const withheld = new Map(fields.map(({ name }) => [name, withheldIn(levels, lines, name)] as const).filter(([, rows]) => rows.size > 0));
  const columns = fields.map(({ name, type }) =>
    columnOf(
      type,
      lines.map((line) => (groups.indexOf(name) < line.depth ? cell(levels[line.depth]!.column(name), line.row) : null)),
    ),
  );
  return table(fields, columns, undefined, withheld);
}

const withheldIn = (levels: Levels, lines: readonly Line[], name: Field['name']): ReadonlySet<number> =>
  new Set(lines.flatMap((line, at) => (isWithheld(levels[line.depth]!, name, line.row) ? at : [])));
