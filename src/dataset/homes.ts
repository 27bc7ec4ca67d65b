/** Of which kind hosts are, as far as the datasets tell that they gave: who is likely to speak for an address. */
import type { DatasetError, DatasetRef, DeferredPortal, Portal } from '../model.js';
import { portals } from '../portals/index.js';

/** A portal that takes an address for its own, and for which dataset. */
export interface Claim {
  readonly portal: Portal;
  readonly ref: DatasetRef;
  /** Its host was asked; an error where the address names none of its datasets. */
  readonly asked?: true | DatasetError;
}

/** Of which kind a host was when it last gave something, by origin. */
const homes = new Map<string, string>();
/** How many hosts are remembered. */
export const most = 200;

/** Remembers only what says something of the whole host: a file does not. */
export function remember({ origin }: URL, { name, recognise }: Portal): void {
  if (!recognise || name === 'file') return;
  homes.delete(origin);
  homes.set(origin, name);
  const [oldest] = homes.keys();
  if (homes.size > most) homes.delete(oldest!);
}

export const homeOf = ({ origin }: URL): string | undefined => homes.get(origin);

/** Those portals whose addresses look like this one, the host's own kind first; the code of none is brought yet. */
export function likely(url: URL): readonly (Portal | DeferredPortal)[] {
  const hinted = portals.filter((candidate) => !('hint' in candidate) || candidate.hint.test(url.href));
  const home = homeOf(url);
  return [...hinted].sort((a, b) => Number(b.name === home) - Number(a.name === home));
}
