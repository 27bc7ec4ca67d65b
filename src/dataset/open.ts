/** From an address to a dataset: who speaks for it, and what they say of it. */
import { DatasetError, type Begun, type Dataset, type Portal } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options } from './door.js';
import { likely, remember, type Claim } from './homes.js';

const datasets = new Share<Dataset, Begun>({
  lifetime: 5 * 60_000,
  most: 100,
  keeps: ({ rowCount, capabilities }) => !capabilities || Object.keys(capabilities).length > 0 || (rowCount ?? 0) < 10_000,
});

/**
 * The dataset at an address: a dataset's page as the address bar shows it, a resource page, an API or query address, or a file. A host whose
 * addresses tell nothing is asked once what kind of portal it is; one that has become another kind of portal is recognised again.
 * Throws a DatasetError: `unsupported` where no portal recognises the address, else why the dataset cannot be described.
 */
export async function open(address: string | URL, options: Options = {}): Promise<Dataset> {
  const url = urlOf(address);
  const describe = (signal: AbortSignal, onBegun: (begun: Begun) => void) => described(url, { ...options, signal, onBegun });
  return datasets.ask(`${url.href} ${options.token ?? ''}`, describe, { ...options, onNews: options.onBegun });
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
const foreign = new Set<string>(['not-found', 'bad-response', 'bad-request', 'unsupported']);
/** What may be a host's word on a path that it does not know, but is the last word if nobody else has a better one. */
const shut = new Set<string>(['blocked', 'private']);

async function described(url: URL, options: Options): Promise<Dataset> {
  const refused = new Map<Portal, DatasetError>();
  let verdict: DatasetError | undefined;
  for await (const claim of claims(url, options, refused)) {
    const outcome = refused.get(claim.portal) ?? (await tried(claim, url, options));
    if (!(outcome instanceof DatasetError)) return outcome;
    refused.set(claim.portal, outcome);
    if (claim.asked) verdict = outcome;
  }
  const failures = [...refused.values()];
  throw (
    failures.find(({ code }) => shut.has(code)) ??
    verdict ??
    failures[0] ??
    new DatasetError('unsupported', `No portal that is spoken here recognises ${url.host}${url.pathname}`, { url })
  );
}

/** Who takes the address for their own: by its shape, and where all of them were wrong, by what its host answers. */
async function* claims(url: URL, options: Options, refused: ReadonlyMap<Portal, DatasetError>): AsyncGenerator<Claim> {
  for (const candidate of likely(url)) {
    const portal = await loaded(candidate);
    const ref = portal.match(url);
    if (ref) yield { portal, ref };
  }
  if (![...refused.values()].some(({ code }) => shut.has(code))) yield* (await import('./recognise.js')).recognised(url, options);
}

/** The dataset that is claimed, or why another may try. */
async function tried({ portal, ref, asked }: Claim, url: URL, options: Options): Promise<Dataset | DatasetError> {
  if (asked instanceof DatasetError) return asked;
  try {
    const dataset = await portal.describe(ref, doorOf(portal, url.origin, options), options.onBegun);
    remember(url, portal);
    return dataset;
  } catch (error) {
    if (error instanceof DatasetError && (foreign.has(error.code) || shut.has(error.code))) return error;
    throw error;
  }
}
