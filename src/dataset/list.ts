/** From a portal's address to the datasets it offers. */
import { DatasetError, type Catalogue, type CatalogueQuery, type Portal } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { doorOf, type Options } from './door.js';
import { homeOf, likely, remember } from './recognise.js';

/**
 * The datasets of a portal's catalogue: of its host, or at the address of a `data.json`. `total` says how many there are, where the portal does.
 * Throws `unsupported` where the address belongs to no portal that has one.
 */
export async function list(address: string | URL, query: CatalogueQuery = {}, options: Options = {}): Promise<Catalogue> {
  const url = new URL(address);
  for (const portal of await listing(url)) {
    const found = await portal.list?.(url, query, doorOf(portal, url.origin, options)).catch(notYours);
    if (!found) continue;
    remember(url, portal);
    return found;
  }
  throw new DatasetError('unsupported', `No portal that is spoken here has a catalogue at ${url.host}`, { url });
}

/** Each portal's list is its own question to the host; first asked is who is likely to answer. */
async function listing(url: URL): Promise<Iterable<Portal>> {
  const first = (await likely(url)).filter((portal) => portal.name === homeOf(url) || portal.match(url)?.identifier === '');
  return new Set([...first, ...(await Promise.all(portals.map(loaded)))]);
}

function notYours(error: unknown): undefined {
  if (error instanceof DatasetError && ['not-found', 'bad-response', 'bad-request', 'unsupported', 'blocked'].includes(error.code)) return undefined;
  throw error;
}
