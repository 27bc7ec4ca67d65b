/** Groups within groups: the answers to several questions, each with one group more than the last, as one table in reading order. */
import type { Field, Table } from '../../model.js';
import { cell, isWithheld, saying, type Cell } from '../../table.js';
import { columnOf } from '../../table/arrays.js';
import { tableOfUnmade, type Unmade } from '../../table/unmade.js';
import { stretches, type Steps } from '../../transport/pace.js';

/** One row of the tree. */
export interface Line {
  /** How many groups it names; 0 is all rows together. */
  readonly depth: number;
  /** Its row in the answer of that depth. */
  readonly row: number;
}

/** The answers by how many groups they name; those of the smallest groups come last, the others may not have been asked for. */
export type Levels = readonly (Table | undefined)[];

/** The values of a line’s groups. */
export type Path = readonly Cell[];

/** A group while the tree is put together. */
class Branch {
  readonly within: Line[] = [];
  /** Whether an answer has it. */
  isKnown = false;
  readonly #parts = new Map<unknown, Branch>();

  /** The group of these values within it; made where there is none yet. */
  at(path: readonly unknown[]): Branch {
    return path.reduce<Branch>((branch, value) => branch.#part(value), this);
  }

  #part(value: unknown): Branch {
    const part = this.#parts.get(value) ?? new Branch();
    this.#parts.set(value, part);
    return part;
  }
}

/** Every group, each before the groups within it, in the order in which its own answer has it. All rows together are left out. */
export function* linesOf(levels: Levels, groups: readonly string[]): Steps<readonly Line[]> {
  const root = new Branch();
  const branches = new Map<Line, Branch>();
  for (const [depth, level] of levels.entries()) {
    if (!level || depth === 0) continue;
    const columns = groups.slice(0, depth).map((name) => level.column(name));
    const isPart = depth > 1 && levels[depth - 1];
    yield* stretches(level.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const line = { depth, row };
        const path = isPart || depth < groups.length ? columns.map((column) => valued(cell(column, row))) : [];
        const around = isPart ? root.at(path.slice(0, -1)) : root;
        (around.isKnown ? around : root).within.push(line);
        if (depth === groups.length) continue;
        const branch = root.at(path);
        branch.isKnown = true;
        branches.set(line, branch);
      }
    });
  }
  const lines: Line[] = [];
  function* add({ within }: Branch): Steps<void> {
    for (const line of within) {
      lines.push(line);
      const parts = branches.get(line);
      if (parts) yield* add(parts);
      if (parts) yield;
    }
  }
  yield* add(root);
  return lines;
}

/** What a value is known by: equal shapes are one group. */
const valued = (value: Cell): unknown => (typeof value === 'object' && value ? JSON.stringify(value) : value);

export function pathOf(levels: Levels, { depth, row }: Line, groups: readonly string[]): Path {
  const level = levels[depth]!;
  return groups.slice(0, depth).map((name) => cell(level.column(name), row));
}

/** The line of these values, if there is one. */
export function lineAt(levels: Levels, lines: readonly Line[], groups: readonly string[], path: Path): Line | undefined {
  const columns = path.map((_, at) => levels[path.length]?.column(groups[at]!));
  const wanted = path.map(valued);
  return lines.find(({ depth, row }) => depth === path.length && columns.every((column, at) => valued(cell(column!, row)) === wanted[at]));
}

/** The lines that are in sight where only these are open. */
export function inSight(lines: readonly Line[], isOpen: (line: Line) => boolean): readonly Line[] {
  let closed = Infinity;
  return lines.filter((line) => {
    if (line.depth > closed) return false;
    closed = isOpen(line) ? Infinity : line.depth;
    return true;
  });
}

/** The lines as one table, whose columns are made when they are asked for: a group that a line does not name has no value there. */
export function tableOfLines(levels: Levels, lines: readonly Line[], groups: readonly string[]): Table {
  const { fields } = levels.at(-1)!;
  const columns = fields.map(({ name, type }): Unmade => {
    const at = groups.indexOf(name);
    const valueOf = ({ depth, row }: Line): Cell => (at < depth ? cell(levels[depth]!.column(name), row) : null);
    return {
      *whole() {
        return columnOf(type, lines.map(valueOf));
      },
      some: (rows) =>
        columnOf(
          type,
          Array.from(rows, (row) => valueOf(lines[row]!)),
        ),
    };
  });
  const withheld = new Map(fields.map(({ name }) => [name, withheldIn(levels, lines, name)] as const).filter(([, rows]) => rows.size > 0));
  return saying(tableOfUnmade(fields, lines.length, columns), undefined, withheld);
}

const withheldIn = (levels: Levels, lines: readonly Line[], name: Field['name']): ReadonlySet<number> =>
  levels.some((level) => level?.withheld)
    ? new Set(lines.flatMap((line, at) => (isWithheld(levels[line.depth]!, name, line.row) ? at : [])))
    : new Set();
