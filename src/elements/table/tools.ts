/** The buttons by which a reader opens a table’s columns and rows; the code behind them comes with the first that is opened. */
import { nothing, type TemplateResult } from '../../page/html.js';
import type { Field, Predicate, Query, Table } from '../../model.js';
import { toolsButton } from './buttons.js';
import type { ReactiveElement } from '../../page/reactive-element.js';
import type { ReaderColumns } from './reader-columns.js';
import type { Scene } from './scene.js';

export class TableTools {
  readonly #host: ReactiveElement;
  readonly #scene: Scene;
  #reader: ReaderColumns | undefined;

  constructor(host: ReactiveElement, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
    // Headers are met before they are pressed: then the code is there, and their edges can be dragged.
    host.addEventListener('pointerover', () => void this.#opened().catch(() => undefined));
  }

  /** What a reader keeps of the rows. */
  get predicate(): Predicate | undefined {
    return this.#reader?.predicate();
  }

  /** A question, of the rows that the reader keeps. */
  within(query: Query): Query {
    const { predicate } = this;
    if (!predicate) return query;
    return { ...query, where: query.where ? { op: 'and', args: [query.where, predicate] } : predicate };
  }

  /** What a reader has chosen, and the box that is open. */
  get template(): TemplateResult | typeof nothing {
    return this.#reader?.template ?? nothing;
  }

  /** The columns that a reader has left, in their order. */
  inView(table: Table): Table {
    return this.#reader?.shown(table) ?? table;
  }

  /** @param field What the column shows of the dataset. @param at Its place among those that are shown. */
  column(field: Field, at: number, shown: readonly Field[]): TemplateResult {
    const narrowed = this.#reader?.narrows(field.name) ?? false;
    const label = this.#scene.locale.say(narrowed ? 'columnFiltered' : 'columnTools', { column: this.#scene.titleOf(shown[at]!) });
    const open = async (button: Element): Promise<void> => (await this.#opened()).open(at, field, shown, button);
    return toolsButton('column', label, narrowed, (button) => void open(button));
  }

  /** @param first How many rows stand before. */
  rows(first: number): (row: number) => TemplateResult {
    return (row) => {
      const label = this.#scene.locale.say('rowTools', { n: first + row + 1 });
      const open = async (button: Element): Promise<void> => (await this.#opened()).openRow(row, label, button);
      return toolsButton('row', label, false, (button) => void open(button));
    };
  }

  async #opened(): Promise<ReaderColumns> {
    const { ReaderColumns: Columns } = await import('./reader-columns.js');
    return (this.#reader ??= new Columns(this.#host, this.#scene));
  }
}
