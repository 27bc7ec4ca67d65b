/** The columns of a file whose kinds are learnt while its cells go by, and corrected where a later cell is of another kind. */
import type { Field } from '../../model.js';
import { parseBoolean, dateShape } from '../value.js';
import { readGeometry } from '../geometry.js';
import { typeOfWords } from '../infer.js';
import type { PackedColumn } from '../packed.js';
import { textsOf } from '../words.js';
import { NumberCells } from './number-cells.js';
import { DateCells } from './date-cells.js';
import { PassedCells, TextCells } from './text-cells.js';
import { letters, type Cells, type Layout } from './cells.js';
import { Scanner, type Columns } from './scanner.js';

/** A column before its first cell that says anything. */
class NoCells implements Cells {
  /** Down to the last cell that is blank, but not empty. */
  length = 0;

  scan(): number {
    return -1;
  }

  take(bytes: Uint8Array, from: number, to: number, row: number): boolean {
    if (letters(bytes, from, to).trim() !== '') return false;
    this.length = row + 1;
    return true;
  }
}

export class LearntColumns implements Columns {
  readonly cells: Cells[];
  readonly #layout: Layout;
  /** By column the rows whose texts were passed over when they seemed to be something else. */
  readonly #missed: number[] = [];

  constructor(count: number, layout: Layout) {
    this.#layout = layout;
    this.cells = Array.from({ length: count }, () => new NoCells());
  }

  another(): Cells {
    return new NoCells();
  }

  instead(index: number, { bytes, from, to, row }: Parameters<Columns['instead']>[1]): Cells {
    const cells = this.cells[index] instanceof NoCells ? cellsFrom(letters(bytes, from, to), this.#layout) : new TextCells(this.#layout);
    if (cells instanceof TextCells) this.#missed[index] = this.cells[index]!.length;
    cells.take(bytes, from, to, row);
    return cells;
  }

  /** What is open when all `rows` have gone by is text. */
  close(rows: number): void {
    for (const [index, cells] of this.cells.entries()) {
      const open = cells instanceof NoCells || (cells instanceof NumberCells && !cells.certain);
      if (!open) continue;
      this.cells[index] = new TextCells(this.#layout);
      this.#missed[index] = Math.min(rows, cells.length);
    }
  }

  /** What goes through the file again for the texts that were passed over, and up to which row; undefined where there are none. */
  again(): { readonly scanner: Scanner; readonly rows: number } | undefined {
    const rows = Math.max(0, ...Object.values(this.#missed));
    if (rows === 0) return undefined;
    const passed = new PassedCells(this.#layout);
    const cells = this.cells.map((own, index) => (this.#missed[index] ? own : passed));
    const columns: Columns = { cells, another: () => passed, instead: (index) => cells[index]! };
    return { scanner: new Scanner(columns, this.#layout.delimiter), rows };
  }

  /** Cells that are held, down to the last one of each column. */
  get held(): number {
    return this.cells.reduce((sum, { length }) => sum + length, 0);
  }

  /** Whether all texts are of ASCII. */
  get plain(): boolean {
    return this.cells.every((cells) => !(cells instanceof TextCells) || cells.words.plain);
  }

  /** One column with as many rows, and its type. */
  packed(index: number, rows: number, damaged: boolean): TypedColumn {
    return packedCells(this.cells[index]!, rows, damaged);
  }
}

export type TypedColumn = readonly [Field['type'], PackedColumn];

/** The cells of a column that begins with this text. */
export function cellsFrom(text: string, layout: Layout): NumberCells | DateCells | TextCells {
  const numbers = new NumberCells(layout);
  if (numbers.reads(text)) return numbers;
  const shape = dateShape(text.trim())?.shape;
  return shape ? new DateCells(layout, shape) : new TextCells(layout);
}

/** What was learnt of a column, with as many rows. */
export function packedCells(cells: Cells, rows: number, damaged: boolean): TypedColumn {
  if (cells instanceof NumberCells) return ['number', cells.values.upTo(rows)];
  if (cells instanceof DateCells) return [cells.type, cells.values.upTo(rows)];
  return packedText(cells as TextCells, rows, damaged);
}

function packedText(cells: TextCells, rows: number, damaged: boolean): TypedColumn {
  const numbers = cells.upTo(rows);
  const words = cells.words.words(damaged);
  const type = typeOfWords(() => textsOf(words));
  if (type === 'boolean') return [type, { numbers, cells: Array.from(textsOf(words), parseBoolean) }];
  return [
    type,
    type === 'geometry' ? { numbers, cells: Array.from(textsOf(words), readGeometry) } : { numbers, words, distinct: cells.distinct },
  ];
}
