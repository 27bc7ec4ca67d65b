/** A series: what readers see of it, its values, what to say where one is not there, and which comes next. */

export type Mark = 'line' | 'area' | 'bar' | 'step';

/** Whether a mark is a line, which need not begin at zero. */
export const isLine = (mark: string): boolean => mark === 'line' || mark === 'step';

export interface Series {
  /** What a reader sees. */
  readonly title: string;
  /** One value for each time; missing is NaN. */
  readonly values: Float64Array;
  /** Whether it is what is left beside the others. */
  readonly other: boolean;
  /** Where it has a row, and both ends of the picture, where it shares no times with the others: between them nothing is missing. */
  readonly own?: Uint32Array | undefined;
  /** Where a value is missing because it is too small to be told. */
  readonly withheld?: ReadonlySet<number> | undefined;
  /** Whether others stand out before it. */
  readonly faded?: boolean;
  /** Whether a reader has put it aside: it keeps its colour and its name, and is not drawn. */
  readonly aside?: boolean;
}

/** The word for a value that is not there. */
export const absence = ({ withheld }: Series, row: number): 'withheld' | 'missing' => (withheld?.has(row) ? 'withheld' : 'missing');

/** The next series that is not put aside. */
export function beside(from: number, step: number, series: readonly Series[]): number {
  let to = from;
  do to = (to + step + series.length) % series.length;
  while (series[to]!.aside && to !== from);
  return to;
}
