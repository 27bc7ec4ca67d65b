/** From an answer to a table. */
import type { Table } from '../model.js';
import { endingOf } from '../transport/endings.js';
import { chained, joined, partsOf } from './flow.js';
import { named, readFile, type Contents } from './index.js';

/** Bytes from which a file is read beside the page. */
const LARGE = 1 << 20;
/** Bytes that hold as many rows as a reader sees at first. */
const BEGINNING = 1 << 16;

/**
 * The table that a response holds, by its first bytes, else its media type, else its extension, else its first letters.
 * `tell` is told how a long table begins while the rest of it is on its way.
 * Throws a DatasetError: `bad-response` for a web page, a broken body or an answer without rows, `unsupported` for a format that cannot be
 * read, `too-big` for an archive that would fill the memory.
 */
export async function decode(response: Response, url: URL, tell?: (begun: Table) => void): Promise<Table> {
  const mediaType = response.headers.get('content-type') ?? '';
  const parts = partsOf(response, url);
  const first: Uint8Array[] = [];
  let untold = tell;
  for (let size = 0; size < LARGE; size += first.at(-1)!.length) {
    const { done, value } = await parts.next();
    if (done) return readFile({ bytes: joined(first), url, mediaType });
    first.push(value);
    if (untold && size + value.length >= BEGINNING) {
      void begin({ bytes: joined(first).subarray(0, BEGINNING), url, mediaType }, untold);
      untold = undefined;
    }
  }
  const { readAside } = await import('./aside.js');
  return named(url, () => readAside({ href: url.href, mediaType }, chained(first, parts), endingOf(response)));
}

/** Whatever is wrong with the beginning will be told of the whole. */
async function begin(file: Contents, tell: (begun: Table) => void): Promise<void> {
  try {
    const begun = await (await import('./beginning.js')).beginningOf(file);
    if (begun?.length) tell(begun);
  } catch {
    return;
  }
}
