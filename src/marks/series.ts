/** A series: what readers see of it, its values, and what to say where one is not there. */

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
  /** Where a value is missing because it is too small to be told. */
  readonly withheld?: ReadonlySet<number> | undefined;
  /** Whether others stand out before it. */
  readonly faded?: boolean;
  /** Whether a reader has put it aside: it keeps its colour and its name, and is not drawn. */
  readonly aside?: boolean;
}

/** The word for a value that is not there. */
export const absence = ({ withheld }: Series, row: number): 'withheld' | 'missing' => (withheld?.has(row) ? 'withheld' : 'missing');
