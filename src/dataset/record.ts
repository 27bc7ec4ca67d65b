/** Where a portal shows one record of a dataset by itself. */
import type { Dataset, Table } from '../model.js';
import { doorOf, type Options } from './door.js';
import { portalOf } from './open.js';

/** The record's own address; undefined where its portal has none, or cannot be asked. @param row A table of one, with every field. */
export async function recordOf(dataset: Dataset, row: Table, options: Options = {}): Promise<string | undefined> {
  try {
    const portal = await portalOf(dataset);
    return await portal.record?.(dataset, row, doorOf(portal, new URL(dataset.ref.endpointURL).origin, options));
  } catch {
    return undefined;
  }
}
