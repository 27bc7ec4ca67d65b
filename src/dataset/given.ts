/** Data handed in by the page, without a portal. */
import type { Dataset, Table } from '../model.js';

export interface SrcObject {
  readonly table: Table;
  readonly dataset?: Partial<Dataset>;
}

/** What is known of handed-in data. */
export const handed = ({ table, dataset }: SrcObject): Dataset => ({
  ref: { portal: 'given', endpointURL: '', identifier: '' },
  title: '',
  landingPage: '',
  rowCount: table.length,
  ...dataset,
  fields: table.fields,
});
