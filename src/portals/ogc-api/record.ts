/** The address of one feature of a collection, held against the feature that stands there (OGC 17-069r4, 7.16). */
import type { Dataset, Get, Table } from '../../model.js';
import { cell } from '../../table.js';
import { object } from '../shared/answer.js';
import { ask } from './collection.js';

/** Only where what stands there is this row: a property called `id` need not be the feature's own. */
export async function recordIn({ ref }: Dataset, row: Table, get: Get): Promise<string | undefined> {
  if (!row.fields.some(({ name }) => name === 'id')) return undefined;
  const id = cell(row.column('id'), 0);
  if (id === null || typeof id === 'object') return undefined;
  const address = `${ref.endpointURL}/collections/${encodeURIComponent(ref.identifier)}/items/${encodeURIComponent(String(id))}`;
  const feature = await ask(get, `${address}?f=json`);
  const properties = object(feature['properties']);
  const same = row.fields
    .filter(({ name, type }) => name in properties && name !== 'id' && (type === 'string' || type === 'number'))
    .every(({ name }) => String(cell(row.column(name), 0) ?? '') === String(properties[name] ?? ''));
  return same && String(feature['id']) === String(id) ? address : undefined;
}
