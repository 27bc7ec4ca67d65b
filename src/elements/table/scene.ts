/** What a table tells to the code that comes with what an author names or a reader opens, and what that code does to it. */
import type { Locale } from '../../locale/index.js';
import type { Dataset, Query, Table } from '../../model.js';
import type { Asker } from '../shared/asking.js';
import type { CellKinds, KindsOptions } from './cell-kinds.js';
import type { Condition } from './conditions.js';

/** What is shown, and of which dataset. */
interface Showing extends Asker {
  readonly table: Table | undefined;
  readonly metadata: Dataset | undefined;
}

export interface Scene extends KindsOptions {
  readonly locale: Locale;
  readonly element: Showing;
  /** A cell that is more than text. */
  readonly content: CellKinds;
  /** The question that is shown a page of. */
  query(): Promise<Query>;
  /** A question, of the rows that the reader's conditions keep. */
  within(query: Query): Query;
  /** Asks of the rows with the reader's words. */
  ask(query: Query): Promise<Table>;
  /** The columns that a reader has left, in their order. */
  inView(rows: Table): Table;
  /** Asks again with the conditions that hold now. */
  choose(conditions: readonly Condition[]): void;
  announce(text: string): void;
  /** Tells the page what a reader did. */
  tell(event: `opendata-${string}`, detail: object): void;
}
