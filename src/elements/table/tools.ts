/** The buttons by which a reader opens a table’s columns and rows; the code behind them comes with the first that is opened. */
import { nothing, type TemplateResult } from 'lit';
import type { Field, Predicate, Query, Table } from '../../model.js';
import type { OpenedRow } from './whole-row.js';
import type { ColumnsTable, ReaderColumns } from './reader-columns.js';
import { toolsButton } from './buttons.js';
import type { ReactiveElement } from '../shared/reactive-element.js';

export class TableTools {
  readonly #host: ReactiveElement;
  readonly #table: ColumnsTable;
  #reader: ReaderColumns | undefined;

  constructor(host: ReactiveElement, table: ColumnsTable) {
    this.#host = host;
    this.#table = table;
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
    const label = this.#table.locale.say('columnTools', { column: this.#table.titleOf(shown[at]!) });
    const open = async (button: Element): Promise<void> => (await this.#opened()).open(at, field, shown, button);
    return toolsButton('column', label, this.#reader?.narrows(field.name) ?? false, (button) => void open(button));
  }

  /**
   * @param first How many rows stand before.
   * @param record Brings one.
   * @param opened Is told that a reader sees it.
   */
  rows(
    first: number,
    record: (row: number) => Promise<OpenedRow>,
    opened: (shown: OpenedRow['shown']) => void,
  ): (row: number) => TemplateResult {
    return (row) => {
      const label = this.#table.locale.say('rowTools', { n: first + row + 1 });
      const open = async (button: Element): Promise<void> => {
        const [tools, { whole, shown }] = await Promise.all([this.#opened(), record(row)]);
        await tools.openRow(whole, label, button);
        opened(shown);
      };
      return toolsButton('row', label, false, (button) => void open(button));
    };
  }

  async #opened(): Promise<ReaderColumns> {
    const { ReaderColumns: Columns } = await import('./reader-columns.js');
    return (this.#reader ??= new Columns(this.#host, this.#table));
  }
}
