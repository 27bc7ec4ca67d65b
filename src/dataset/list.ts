/** From a portal's address to the datasets it offers. */
import { DatasetError, type Catalogue, type CatalogueQuery, type Portal } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { doorOf, type Options } from './door.js';
import { homeOf, likely, remember } from './homes.js';

/**
 * The datasets of a portal's catalogue: of its host, or at the address of a `data.json`. `total` says how many there are, where the portal does.
 * Throws `unsupported` where the address belongs to no portal that has one.
 */
export async function list(address: string | URL, query: CatalogueQuery = {}, options: Options = {}): Promise<Catalogue> {
  const url = new URL(address);
  let shut: DatasetError | undefined;
  for await (const portal of listing(url)) {
    const answer = await portal.list?.(url, query, doorOf(portal, url.origin, options)).catch(refusal);
    if (!answer) continue;
    if (answer instanceof DatasetError) {
      if (answer.code === 'blocked' || answer.code === 'private') shut ??= answer;
      continue;
    }
    remember(url, portal);
    return answer;
  }
  throw shut ?? new DatasetError('unsupported', `No portal that is spoken here has a catalogue at ${url.host}`, { url });
}

/** Each portal's list is its own question to the host; first asked is who is likely to answer. */
async function* listing(url: URL): AsyncGenerator<Portal> {
  const first = (await Promise.all(likely(url).map(loaded))).filter(
    (portal) => portal.name === homeOf(url) || portal.match(url)?.identifier === '',
  );
  yield* first;
  for (const candidate of portals) {
    const portal = await loaded(candidate);
    if (!first.includes(portal)) yield portal;
  }
}

/** What a host of another kind answers, or one that lets nobody read what it does not know. */
const foreign = ['not-found', 'bad-response', 'bad-request', 'unsupported', 'blocked', 'private'];

function refusal(error: unknown): DatasetError {
  if (error instanceof DatasetError && foreign.includes(error.code)) return error;
  throw error;
}
