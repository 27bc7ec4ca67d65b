/** What a measure by category is asked for, and what its answer holds: categories, columns of values, and what is left beside them. */
import type { Bins } from '../../marks/bins.js';
import type { Field, Predicate, Selected, Table } from '../../model.js';
import { cell, isWithheld, type Cell } from '../../table.js';
import type { Ask } from '../shared/asking.js';
import type { Held } from '../shared/withhold.js';

/** What an author asks for; empty texts leave the choice to the data. */
export interface WantedCategories {
  readonly x: string;
  /** How many bins numbers are cut into; 0 leaves it to the data. */
  readonly bins: number;
  readonly y: string;
  readonly series: string;
  /** One or two fields or measures: a margin of error, or the edges of what is known of a value. */
  readonly band: string;
  readonly order: string;
  readonly top: number;
  /** The word for what is left; a value of this name belongs to it. */
  readonly other: string;
  /** Numbers that speak of fewer rows are withheld. */
  readonly below: number;
}

export interface Category {
  readonly value: Cell;
  /** The upper edge of a bin; infinite for an open one. */
  readonly to?: number;
  /** Whether it is what is left beside the largest. */
  readonly other: boolean;
  /** Whether it is a year that is not over. */
  readonly unfinished?: boolean;
  /** The rows it speaks of. */
  readonly where: Predicate;
}

/** A column of values: a measure, or one value of the series field. */
export interface Column extends Held {
  readonly measure: Selected;
  readonly value?: Cell;
  readonly other: boolean;
  readonly where?: Predicate;
}

export interface ByCategory {
  readonly x: Field;
  readonly series: Field | undefined;
  readonly categories: readonly Category[];
  readonly columns: readonly Column[];
  /** What is known of how near the values are: see `band`. */
  readonly bounds: readonly Column[];
  /** Whether the categories follow one another by nature: bins, years, grades. */
  readonly natural: boolean;
  readonly bins: (Bins & { readonly edges: readonly number[] }) | undefined;
  /** How many rows of the dataset were asked about; NaN where that would give away a number that is withheld. */
  readonly rows: number;
  /** How many rows have no number that a bin could hold. */
  readonly blank: number;
  /** Whether smaller categories, or series, are neither shown nor gathered. */
  readonly cut: boolean;
}

export const X = 'x_category';
export const SERIES = 'x_series';
export const ROWS = 'n_rows';
export const spread = ['x_low', 'x_high', 'x_mean'] as const;

/** Series beyond these become “Other”. */
export const mostSeries = 7;

export interface About {
  readonly x: Field;
  readonly series: Field | undefined;
  readonly measures: readonly Selected[];
  /** Whether what is left beside the largest can be told. */
  readonly gathers: boolean;
  /** The measures of everything, the count of rows, and of a number its spread. */
  readonly whole: Table;
  readonly wanted: WantedCategories;
  /** When the last year began, if it is not over. */
  readonly last: number;
  readonly ask: Ask;
}

export const rowCount: Selected = { name: ROWS, aggregate: 'count' };

export const numberIn = (table: Table, name: string, row = 0): number => Number(cell(table.column(name), row) ?? NaN);

/** A column of an answer as keys: its cells, or what stands for them. */
export const keysIn = (table: Table, name: string): readonly Cell[] =>
  Array.from({ length: table.length }, (_, row) => cell(table.column(name), row));

/** The values of a measure by category, and behind them what is left of the whole. */
export function alone(measure: Selected, { values, withheld }: Held, whole: number | undefined): Column {
  const rest = whole === undefined ? [] : [withheld.size ? NaN : less(whole, values)];
  const kept = rest.length && withheld.size ? new Set([...withheld, values.length]) : withheld;
  return { measure, other: false, values: Float64Array.of(...values, ...rest), withheld: kept };
}

export function placed(answer: Table, measure: Selected, size: number, at: (key: Cell) => number, belongs = (_: number) => true): Held {
  const values = new Float64Array(size).fill(measure.aggregate === 'count' ? 0 : NaN);
  const withheld = new Set<number>();
  keysIn(answer, X).forEach((key, row) => {
    const place = at(key);
    if (place < 0 || !belongs(row)) return;
    values[place] = numberIn(answer, measure.name, row);
    if (isWithheld(answer, measure.name, row)) withheld.add(place);
  });
  return { values, withheld };
}

/** The whole without its parts; a difference within rounding is none. */
export function less(whole: number, parts: ArrayLike<number>): number {
  const rest = Array.from(parts).reduce((left, part) => left - (Number.isNaN(part) ? 0 : part), whole);
  return Math.abs(rest) <= Math.abs(whole) * 1e-9 ? 0 : rest;
}
