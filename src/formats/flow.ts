/** Bytes that come part by part. */
import { DatasetError } from '../model.js';

export type Parts = AsyncIterable<Uint8Array>;

/** The body of an answer as it comes; it is let go when nobody takes more of it. Throws `bad-response` where it breaks off. */
export async function* partsOf({ body }: Response, url: URL): AsyncGenerator<Uint8Array, undefined> {
  if (!body) return;
  try {
    yield* taken(body);
  } catch (cause) {
    if (cause instanceof DatasetError || isAbort(cause)) throw cause;
    throw new DatasetError('bad-response', 'The answer broke off before its end.', { url, cause });
  }
}

/** What was taken of a stream, and then the rest of it, if there is any. */
export async function* chained(first: readonly Uint8Array[], rest?: Parts): AsyncGenerator<Uint8Array> {
  yield* first;
  if (rest) yield* rest;
}

/** Unpacked while it comes. */
export async function* unzipped(parts: Parts): AsyncGenerator<Uint8Array> {
  const iterator = parts[Symbol.asyncIterator]();
  const packed = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array<ArrayBuffer>);
    },
  });
  yield* taken(packed.pipeThrough(new DecompressionStream('gzip')));
}

async function* taken(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** All parts. */
export async function gathered(parts: Parts): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return joined(all);
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const isAbort = (cause: unknown): boolean => cause instanceof Error && cause.name === 'AbortError';
