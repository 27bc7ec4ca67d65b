/** Why an address gave no whole answer. */
import { DatasetError } from '../model.js';

export interface Unanswered {
  readonly url: URL;
  readonly cause: unknown;
  /** Of an answer that began. */
  readonly status: number | undefined;
  /** Milliseconds that were waited in vain. */
  readonly waited: number | false;
}

/** Undefined where the host is silent, and nobody knows why. */
export async function reasonOf({ url, cause, status, waited }: Unanswered): Promise<DatasetError | undefined> {
  if (waited) return new DatasetError('timeout', `No whole answer from ${url.host} within ${waited / 1000} seconds`, { url, cause });
  if (status) return new DatasetError('bad-response', `The answer of ${url.host} broke off before its end`, { url, status, cause });
  if (!(await isAlive(url))) return undefined;
  return new DatasetError('blocked', `${url.host} answers, but does not let other sites read its answers (CORS)`, { url, cause });
}

/** A browser says the same of a host that is dead and of one that refuses other sites: a second, blind request tells them apart. */
const isAlive = (url: URL): Promise<boolean> =>
  fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(5000) }).then(
    () => 'document' in globalThis,
    () => false,
  );
