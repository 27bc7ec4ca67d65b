/** CSV and its kin: RFC 4180 quotes, any line end, and whichever of comma, semicolon, tab and bar the file keeps to. */
import type { Table } from '../model.js';
import { tableOfCells, type Cells } from './cells.js';

const [QUOTE, LF, CR, SPACE] = [34, 10, 13, 32];
/** Lines by which the delimiter is found. */
const SAMPLE = 20;

/**
 * The table of a text: one line of names, then rows. Empty and missing cells are null, surplus cells stand in columns of their own,
 * empty lines and title lines above the names are left out, and names are made unique (`name`, `name_2`, `column_3`).
 * Throws a DatasetError where ragged lines would make a table far bigger than the text.
 */
export function readCsv(text: string): Table {
  const [, mark, body = ''] = /^\uFEFF?(?:sep=([^\r\n])(?:\r\n|\r|\n))?([^]*)$/i.exec(text)!;
  const delimiter = mark ?? delimiterOf(body);
  const columns = split(body, delimiter);
  return tableOfCells(delimiter === ';' ? columns.map(withPoints) : columns);
}

const COMMA = /^\s*[+-]?\d+,\d+\s*$/;
const THOUSANDS = /^\s*[+-]?[1-9]\d{0,2}(?:,\d{3})+\s*$/;
const WHOLE = /^\s*[+-]?\d*\s*$/;

/**
 * Where semicolons part the cells, commas part the decimals: so Excel writes in Europe. Not so where the commas of a column could as well
 * be those of thousands, or where one of its cells (the first may be its name) is something else.
 */
function withPoints(cells: Cells): Cells {
  const commas = cells.filter((cell) => cell !== null && COMMA.test(cell));
  if (commas.every((cell) => THOUSANDS.test(cell!))) return cells;
  const named = cells.findIndex((cell) => cell !== null && !WHOLE.test(cell));
  const numbers = cells.every((cell, row) => cell === null || row <= named || COMMA.test(cell) || WHOLE.test(cell));
  return numbers ? cells.map((cell, row) => (cell !== null && (row > named || COMMA.test(cell)) ? cell.replace(',', '.') : cell)) : cells;
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
