/** The plainest reader of CSV that is right: letter by letter over the whole text, cells as texts, types at the end. What reads bytes is held against it. */
import { headerOf, tableOfCells, type Cells } from '../../src/formats/cells.js';
import { inferType } from '../../src/formats/infer.js';
import type { Table } from '../../src/model.js';

const [QUOTE, LF, CR, SPACE] = [34, 10, 13, 32];
const SAMPLE = 20;

export function naiveCsv(text: string): Table {
  const [, mark, body = ''] = /^\uFEFF?(?:sep=([^\r\n])(?:\r\n|\r|\n))?([^]*)$/i.exec(text)!;
  const delimiter = mark ?? delimiterOf(body);
  const columns = split(body, delimiter);
  if (delimiter !== ';') return tableOfCells(columns);
  const rows = headerOf(columns, Math.max(0, ...columns.map(({ length }) => length))) + 1;
  return tableOfCells(columns.map((cells) => [...cells.slice(0, rows), ...withPoints(cells.slice(rows))]));
}

/** Decimal commas as points, where nothing else can be meant and all are numbers then. */
function withPoints(cells: Cells): Cells {
  const filled = cells.filter((cell) => cell !== null && cell.trim() !== '') as string[];
  const commas = filled.filter((cell) => /^\s*[+-]?\d+,\d+\s*$/.test(cell));
  const meant = commas.some((cell) => !/^\s*[+-]?[1-9]\d{0,2}(?:,\d{3})+\s*$/.test(cell)) && filled.every((cell) => !cell.includes('.'));
  const pointed = cells.map((cell) => cell && cell.replace(',', '.'));
  const whole = filled.every((cell) => commas.includes(cell) || /^\s*[+-]?\d+\s*$/.test(cell));
  return meant && whole && inferType(pointed) === 'number' ? pointed : cells;
}

/** All cells by column, as far down as each column has any. */
function split(text: string, delimiter: string): Cells[] {
  const columns: Cells[] = [];
  const scanner = new Scanner(text, delimiter.charCodeAt(0));
  let row = 0;
  while (!scanner.done) if (readLine(scanner, columns, row)) row++;
  const [first] = columns;
  while (first && first.length < row) first.push(null);
  return columns;
}

/** Puts a line's cells at the ends of their columns; an empty line is none. */
function readLine(scanner: Scanner, columns: Cells[], row: number): boolean {
  let index = 0;
  do {
    const value = scanner.cell();
    if (value === '' && index === 0 && !scanner.more) break;
    const cells = (columns[index++] ??= []);
    if (value === '') continue;
    while (cells.length < row) cells.push(null);
    cells.push(value);
  } while (scanner.next());
  scanner.endLine();
  return index > 0;
}

class Scanner {
  #at = 0;
  readonly #text: string;
  readonly #delimiter: number;

  constructor(text: string, delimiter: number) {
    this.#text = text;
    this.#delimiter = delimiter;
  }

  get done(): boolean {
    return this.#at >= this.#text.length;
  }

  /** Whether another cell follows on this line. */
  get more(): boolean {
    return this.#text.charCodeAt(this.#at) === this.#delimiter;
  }

  next(): boolean {
    const more = this.more;
    if (more) this.#at++;
    return more;
  }

  endLine(): void {
    if (this.#text.charCodeAt(this.#at++) === CR && this.#text.charCodeAt(this.#at) === LF) this.#at++;
  }

  cell(): string {
    let at = this.#at;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return this.#text.charCodeAt(at) === QUOTE ? this.#quoted(at + 1) : this.#plain();
  }

  #plain(): string {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (let code; at < text.length && (code = text.charCodeAt(at)) !== this.#delimiter && code !== LF && code !== CR;) at++;
    this.#at = at;
    return text.slice(start, at);
  }

  /** Whatever stands between the closing quote and the delimiter belongs to the cell: nothing is lost. */
  #quoted(start: number): string {
    let end = this.#text.indexOf('"', start);
    while (end >= 0 && this.#text.charCodeAt(end + 1) === QUOTE) end = this.#text.indexOf('"', end + 2);
    if (end < 0) end = this.#text.length;
    this.#at = end + 1;
    return this.#text.slice(start, end).replaceAll('""', '"') + this.#plain().trimEnd();
  }
}

/** The candidate that the most of the first lines have equally often, outside quotes. */
function delimiterOf(text: string): string {
  const lines = sampleOf(text);
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

/** The first lines without what stands in quotes. */
const sampleOf = (text: string): string[] =>
  text
    .slice(0, 65_536)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/, SAMPLE);
