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

/** By whoever takes the address for their own by its shape, and where all of them were wrong, by the kind of portal that its host is. */
async function described(url: URL, options: Options): Promise<Dataset> {
  const refused = new Map<Portal, DatasetError>();
  const describe = async ({ portal, ref }: Claim): Promise<Dataset> => {
    const dataset = await portal.describe(ref, doorOf(portal, url.origin, options), options.onBegun);
    remember(url, portal);
    return dataset;
  };
  for (const candidate of likely(url)) {
    const portal = await loaded(candidate);
    const ref = portal.match(url);
    if (!ref) continue;
    try {
      return await describe({ portal, ref });
    } catch (error) {
      const { refusalIn } = await elsewhere().catch(() => Promise.reject(error as Error));
      refused.set(portal, refusalIn(error));
    }
  }
  return (await elsewhere()).describedElsewhere(url, options, describe, refused);
}

/** The code for addresses that are not what they look like. */
const elsewhere = () => import('./recognise.js');
