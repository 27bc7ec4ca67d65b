/** Datasets that come whole: files and query addresses, whose rows arrive together with their description. */
import type { Row } from '../../formats/rows.js';
import type { Dataset, Field, Table } from '../../model.js';

const tables = new WeakMap<Dataset, Table>();

/** The dataset of these rows; whoever asks for its rows gets them without a second request. */
export function whole(dataset: Omit<Dataset, 'fields' | 'capabilities'>, table: Table): Dataset {
  const described: Dataset = { ...dataset, fields: table.fields, rowCount: table.total ?? table.length, capabilities: {} };
  tables.set(described, table);
  return described;
}

/** Whether a dataset came whole, or is a copy of one that did. */
export const isWhole = ({ capabilities }: Dataset): boolean => capabilities !== undefined && Object.keys(capabilities).length === 0;

/** The rows of a dataset that came whole; undefined for a copy. */
export const rowsOf = (dataset: Dataset): Table | undefined => tables.get(dataset);

/** The fields of rows that came without any description; the code that guesses them comes only then. */
export const inferredFields = async (rows: readonly Row[]): Promise<readonly Field[]> =>
  (await import('../../formats/fields.js')).fieldsOf(rows);
