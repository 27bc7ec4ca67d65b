/** Asks a host whose address tells nothing, or something wrong, what kind of portal it is, and remembers the answer for a while. */
import { DatasetError, type Dataset, type Portal } from '../model.js';
import { loaded, portals } from '../portals/index.js';
import { Share } from '../transport/share.js';
import { doorOf, type Options } from './door.js';
import { homeOf, most, type Claim } from './homes.js';

/** Milliseconds that a host has to answer one question. */
const patience = 8000;

const kinds = new Share<{ readonly name: string | undefined }>({ lifetime: 5 * 60_000, most, keeps: () => true });

/** What tells that an address belongs to somebody else: another portal may try. */
const foreign = new Set<string>(['not-found', 'bad-response', 'bad-request', 'unsupported']);
/** What may be a host's word on a path that it does not know, but is the last word if nobody else has a better one. */
const shut = new Set<string>(['blocked', 'private']);

/** Why a portal would not describe what it took for its own, if another may try. */
export function refusalIn(error: unknown): DatasetError {
  if (error instanceof DatasetError && (foreign.has(error.code) || shut.has(error.code))) return error;
  throw error;
}

/** The dataset as that portal describes it which its host says it is, or why none does. */
export async function describedElsewhere(
  url: URL,
  options: Options,
  describe: (claim: Claim) => Promise<Dataset>,
  refused: Map<Portal, DatasetError>,
): Promise<Dataset> {
  const shutOut = (): DatasetError | undefined => [...refused.values()].find(({ code }) => shut.has(code));
  let verdict: DatasetError | undefined;
  if (!shutOut())
    for await (const claim of recognised(url, options)) {
      const outcome = refused.get(claim.portal) ?? (await tried(claim, describe));
      if (!(outcome instanceof DatasetError)) return outcome;
      refused.set(claim.portal, outcome);
      verdict = outcome;
    }
  const [first] = refused.values();
  throw (
    shutOut() ??
    verdict ??
    first ??
    new DatasetError('unsupported', `No portal that is spoken here recognises ${url.host}${url.pathname}`, { url })
  );
}

/** The dataset that is claimed, or why another may try. */
const tried = async (claim: Claim, describe: (claim: Claim) => Promise<Dataset>): Promise<Dataset | DatasetError> =>
  claim.asked instanceof DatasetError ? claim.asked : describe(claim).catch(refusalIn);

/** Who takes an address for their own whose shape tells nothing: the host's own kind if it still is, any other, or else a file. */
async function* recognised(url: URL, options: Options): AsyncGenerator<Claim> {
  const home = homeOf(url);
  const claim = (home && (await claimOf(home, url, options))) || (await found(url, options));
  if (claim) yield claim;
  const itself = claim?.ref.identifier ? undefined : await claimOf('file', url, options);
  if (itself) yield itself;
}

async function found(url: URL, options: Options): Promise<Claim | undefined> {
  const place = `${url.origin}/${url.pathname.split('/')[1] ?? ''}`;
  const { name } = await kinds.ask(place, (signal) => kindOf(url, { ...options, signal }), options);
  return name ? claimOf(name, url, options) : undefined;
}

/** One after the other, so that a host is asked no more than it takes; a file says nothing of its host. */
async function kindOf(url: URL, options: Options): Promise<{ readonly name: string | undefined }> {
  for (const { name } of portals) if (name !== 'file' && (await claimOf(name, url, options))) return { name };
  return { name: undefined };
}

async function claimOf(name: string, url: URL, options: Options): Promise<Claim | undefined> {
  const found = portals.find((candidate) => candidate.name === name);
  const portal = found && (await loaded(found));
  const signal = AbortSignal.any([AbortSignal.timeout(patience), ...(options.signal ? [options.signal] : [])]);
  const ref = await portal?.recognise?.(url, doorOf(portal, url.origin, { ...options, signal })).catch((error: unknown) => {
    options.signal?.throwIfAborted();
    return silent(error);
  });
  return portal && ref && { portal, ref, asked: ref.identifier ? true : nameless(portal, url) };
}

/** Whatever else a host gives than its kind's answer is none, but a portal's own word is, and of a host that cannot be reached no more is asked. */
function silent(error: unknown): undefined {
  const late = error instanceof DOMException && error.name === 'TimeoutError';
  const final = error instanceof DatasetError && ['unsupported', 'unreachable', 'offline'].includes(error.code);
  if (final || !(late || error instanceof DatasetError)) throw error;
  return undefined;
}

const nameless = ({ name }: Portal, url: URL): DatasetError =>
  new DatasetError('unsupported', `This address is of a ${name} portal, but names no dataset: open one there and take its address`, {
    url,
  });
