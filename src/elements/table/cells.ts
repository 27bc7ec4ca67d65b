/** What an author puts into a table’s cells beside their text: bars, pictures and links. */
import { cellKinds, type CellKinds, type KindsOptions } from './cell-kinds.js';
import type { BarsOptions, InCellBars } from './in-cell-bars.js';
import type { RowsOptions } from '../shared/rows.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export class TableCells {
  readonly #host: ReactiveElement;
  #bars: InCellBars | undefined;
  /** The same without bars, which compare rows. */
  readonly kind: CellKinds;

  constructor(host: ReactiveElement, options: KindsOptions) {
    this.#host = host;
    this.kind = cellKinds(host, options);
  }

  /** Takes over the columns whose cells hold bars, and their scales. */
  async measure(bars: BarsOptions): Promise<void> {
    this.#bars = bars.columns ? await (await import('./in-cell-bars.js')).InCellBars.of(this.#host, bars) : undefined;
  }

  /** What stands in a cell of a table; undefined where its text does. */
  readonly content: NonNullable<RowsOptions['content']> = (value, text, field, row, table) =>
    value === null ? undefined : (this.#bars?.content(value, text, field) ?? this.kind(value, text, field, table, row));
}
