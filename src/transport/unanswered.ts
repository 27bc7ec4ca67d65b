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

export function reasonOf(asked: Unanswered): DatasetError | Promise<DatasetError> {
  const { url, cause, status, waited } = asked;
  if (waited) return new DatasetError('timeout', `No whole answer from ${url.host} within ${waited / 1000} seconds`, { url, cause });
  if (status) return new DatasetError('bad-response', `The answer of ${url.host} broke off before its end`, { url, status, cause });
  return refusalOf(asked);
}

/** A browser says the same of a host that is dead and of one that refuses other sites: a second, blind request tells them apart. */
async function refusalOf({ url, cause }: Unanswered): Promise<DatasetError> {
  const alive = await fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
  return alive && 'document' in globalThis
    ? new DatasetError('blocked', `${url.host} answers, but does not let other sites read its answers (CORS)`, { url, cause })
    : new DatasetError('unreachable', `${url.host} can’t be reached`, { url, cause });
}
