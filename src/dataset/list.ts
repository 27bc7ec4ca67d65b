/** From a portal's address to the datasets it offers. */
import { DatasetError, type Catalogue, type CatalogueQuery } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { doorOf, type Options } from './door.js';

/** The datasets of a portal's catalogue. Throws `unsupported` where the address belongs to no portal that has one. */
export async function list(address: string | URL, query: CatalogueQuery = {}, options: Options = {}): Promise<Catalogue> {
  const url = new URL(address);
  for (const candidate of portals) {
    const portal = await loaded(candidate);
    const found = await portal.list?.(url, query, doorOf(portal, url.origin, options)).catch(notYours);
    if (found) return found;
  }
  throw new DatasetError('unsupported', `No portal that is spoken here has a catalogue at ${url.host}`, { url });
}

function notYours(error: unknown): undefined {
  if (error instanceof DatasetError && ['not-found', 'bad-response', 'bad-request'].includes(error.code)) return undefined;
  throw error;
}
