/** From an address to a dataset: who speaks for it, and what they say of it. */
import { DatasetError, type Dataset, type DatasetRef, type Portal } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options } from './door.js';

const datasets = new Share<Dataset>({
  lifetime: 5 * 60_000,
  most: 100,
  keeps: ({ rowCount, capabilities }) => !capabilities || Object.keys(capabilities).length > 0 || (rowCount ?? 0) < 10_000,
});

/**
 * The dataset at an address: a dataset's page as the address bar shows it, a resource page, an API or query address, or a file.
 * Throws a DatasetError: `unsupported` where no portal recognises the address, else why the dataset cannot be described.
 */
export async function open(address: string | URL, options: Options = {}): Promise<Dataset> {
  const url = urlOf(address);
  return datasets.ask(`${url.href} ${options.token ?? ''}`, (signal) => described(url, { ...options, signal }), options);
}

/** The portal that speaks for a dataset. */
export async function portalOf({ ref }: Pick<Dataset, 'ref'>): Promise<Portal> {
  const portal = portals.find(({ name }) => name === ref.portal);
  if (!portal) throw new DatasetError('unsupported', `There is no portal named “${ref.portal}”`);
  return loaded(portal);
}

function urlOf(address: string | URL): URL {
  const base = globalThis.document?.baseURI;
  const text = String(address).trim();
  if (!URL.canParse(text, base)) throw new DatasetError('unsupported', `“${text}” is not an address`);
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username)
    throw new DatasetError('unsupported', `“${url.protocol}” addresses and those with a password are not read`, { url });
  return url;
}

/** What tells that an address belongs to somebody else: another portal may try. */
const foreign = new Set(['not-found', 'bad-response', 'bad-request', 'unsupported']);

async function described(url: URL, options: Options): Promise<Dataset> {
  let failure: unknown;
  for (const candidate of portals) {
    if ('hint' in candidate && !candidate.hint.test(url.href)) continue;
    const portal = await loaded(candidate);
    const ref = portal.match(url);
    if (!ref) continue;
    try {
      return await portal.describe(ref, doorOf(portal, url.origin, options));
    } catch (error) {
      if (!(error instanceof DatasetError) || !foreign.has(error.code)) throw error;
      failure ??= error;
    }
  }
  if (failure) throw failure;
  const [portal, ref] = (await recognised(url, options)) ?? [];
  if (!portal || !ref)
    throw new DatasetError('unsupported', `No portal that is spoken here recognises ${url.host}${url.pathname}`, { url });
  return portal.describe(ref, doorOf(portal, url.origin, options));
}

async function recognised(url: URL, options: Options): Promise<readonly [Portal, DatasetRef] | undefined> {
  for (const candidate of portals) {
    const portal = await loaded(candidate);
    const ref = await portal.recognise?.(url, doorOf(portal, url.origin, options));
    if (ref) return [portal, ref];
  }
  return undefined;
}
