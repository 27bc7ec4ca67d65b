/** Whether a host that gave no answer is dead, or refuses other sites: a browser says the same of both, so a second, blind request tells them apart. */
import { DatasetError } from '../model.js';

export async function refusalOf(url: URL, cause: unknown): Promise<DatasetError | undefined> {
  const alive = await fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.timeout(5000) }).then(
    () => true,
    () => false,
  );
  if (!alive || !('document' in globalThis)) return undefined;
  return new DatasetError('blocked', `${url.host} answers, but does not let other sites read its answers (CORS)`, { url, cause });
}
