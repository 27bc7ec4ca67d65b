/** How a CSV file begins: what parts its cells, which of its first lines names the columns, and where its rows start. */
import { SAMPLE, headerOf, namesOf, type Cells as Texts } from '../cells.js';
import type { Field } from '../../model.js';
import { letters, startOf, type Cells } from './cells.js';
import { wholeLines } from './lines.js';
import { Scanner, type Columns } from './scanner.js';

export interface Head {
  readonly delimiter: number;
  /** What stands above the columns that the first lines have. */
  readonly headings: readonly (string | null)[];
  /** Where the rows start. */
  readonly size: number;
}

/** Letters by which the delimiter is found, and bytes that surely hold them. */
const LETTERS = 65_536;
export const HEAD_BYTES = 3 * LETTERS;

/** The head of a file of which these are the first or, where they are the `last` as well, all bytes; undefined where they are too few. */
export function headOf(bytes: Uint8Array, last: boolean): Head | undefined {
  const start = startOf(bytes);
  const text = letters(bytes, start, start + HEAD_BYTES).slice(0, LETTERS);
  const [mark, told] = /^sep=([\x20-\x7e\t])(?:\r\n|\r|\n)/i.exec(text) ?? [''];
  const delimiter = (told ?? delimiterOf(text)).charCodeAt(0);
  const body = bytes.subarray(start + mark.length);
  const sample = new SampleColumns();
  const { rows } = sample.read(body, { delimiter, last, rows: SAMPLE });
  if (rows < SAMPLE && !last) return undefined;
  const header = headerOf(sample.texts, rows);
  const above = new SampleColumns();
  const { end } = above.read(body, { delimiter, last, rows: header + 1 });
  return { delimiter, headings: above.texts.map((texts) => texts[header] ?? null), size: start + mark.length + end };
}

/** The titles and names of as many columns. */
export const named = ({ headings }: Head, count: number): Pick<Field, 'name' | 'title'>[] =>
  namesOf(Array.from({ length: count }, (_, index) => headings[index]));

/** The first lines as they stand. */
class SampleColumns implements Columns {
  readonly cells: Cells[] = [];
  readonly texts: Texts[] = [];

  another(): Cells {
    const texts: Texts = [];
    this.texts.push(texts);
    return {
      length: 0,
      scan: () => -1,
      take(bytes, from, to, row) {
        while (texts.length < row) texts.push(null);
        texts[row] = letters(bytes, from, to);
        return true;
      },
    };
  }

  instead(index: number): Cells {
    return this.cells[index]!;
  }

  read(bytes: Uint8Array, { delimiter, last, rows }: { delimiter: number; last: boolean; rows: number }): { rows: number; end: number } {
    const scanner = new Scanner(this, delimiter, false);
    const lines = wholeLines(bytes, last);
    return { end: Math.min(scanner.read(lines.bytes, { last, limit: lines.limit, rows }), bytes.length), rows: scanner.row };
  }
}

/** The candidate that the most of the first lines have equally often, outside quotes. */
function delimiterOf(text: string): string {
  const lines = text.replace(/"[^"]*"/g, '').split(/[\r\n]+/, SAMPLE);
  let [best, most, often] = [',', 0, 0];
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = new Map<number, number>();
    for (const line of lines) count(counts, line.split(delimiter).length - 1);
    for (const [times, agreeing] of counts) {
      if (times > 0 && (agreeing > most || (agreeing === most && times > often))) [best, most, often] = [delimiter, agreeing, times];
    }
  }
  return best;
}

const count = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
