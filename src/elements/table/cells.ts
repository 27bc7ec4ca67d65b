/** What an author puts into a table’s cells beside their text: bars, pictures and links, whose code comes when they are named. */
import type { CellKinds, KindsOptions } from './cell-kinds.js';
import type { BarsOptions, InCellBars } from './in-cell-bars.js';
import type { RowsOptions } from '../shared/rows.js';
import type { ReactiveElement } from '../shared/reactive-element.js';

/** Formats that say what a cell is, and not how its text is written. */
const kinds = /^(image|link|mail|phone|map|https?:)/;

export class TableCells {
  readonly #host: ReactiveElement;
  readonly #options: KindsOptions;
  #bars: InCellBars | undefined;
  #kinds: CellKinds | undefined;

  constructor(host: ReactiveElement, options: KindsOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Takes over formats that name a kind of cell. */
  async learn(formats: ReadonlyMap<string, string>): Promise<void> {
    if (this.#kinds || ![...formats.values()].some((format) => kinds.test(format))) return;
    const { cellKinds } = await import('./cell-kinds.js');
    this.#kinds = cellKinds(this.#host, this.#options);
    this.#host.requestUpdate();
  }

  /** Takes over the columns whose cells hold bars, and their scales. */
  async measure(bars: BarsOptions): Promise<void> {
    this.#bars = bars.columns ? await (await import('./in-cell-bars.js')).InCellBars.of(this.#host, bars) : undefined;
  }

  /** What stands in a cell of a table; undefined where its text does. */
  readonly content: NonNullable<RowsOptions['content']> = (value, text, field, row, table) =>
    value === null ? undefined : (this.#bars?.content(value, text, field) ?? this.kind(value, text, field, table, row));

  /** The same without bars, which compare rows. */
  readonly kind: CellKinds = (...cell) => this.#kinds?.(...cell);
}
