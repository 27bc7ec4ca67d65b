/** The address of one record of a Socrata dataset: https://dev.socrata.com/docs/row-identifiers */
import type { Dataset, Table } from '../../model.js';
import { cell } from '../../table.js';
import { array, object, text, type JsonObject } from '../shared/answer.js';

/** Only where the publisher has named a column as the row identifier: Socrata's own numbers of rows change with each publication. */
export function recordIn({ ref, fields }: Dataset, view: JsonObject, row: Table): string | undefined {
  const identifier = view['rowIdentifierColumnId'];
  const column = array(view['columns'])
    .map(object)
    .find(({ id }) => id === identifier && id !== undefined);
  const field = fields.find(({ name }) => name === text(column?.['fieldName']));
  const value = field && row.fields.some(({ name }) => name === field.name) ? cell(row.column(field.name), 0) : null;
  return value === null || typeof value === 'object'
    ? undefined
    : `${ref.endpointURL}/resource/${ref.identifier}/${encodeURIComponent(String(value))}.json`;
}
