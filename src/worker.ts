/** What is done beside the page: each work by its name, as `transport/beside.ts` orders it. */
import { DatasetError } from './model.js';
import { gathered } from './formats/flow.js';
import { piecesOf, type Around } from './formats/pieces.js';
import type { Within } from './formats/rows-in.js';
import { rowsWithin } from './formats/rows-within.js';
import { readParts, type Coming } from './formats/streamed.js';
import type { Failure, Order, Report } from './transport/beside.js';
import { atOnce } from './transport/pace.js';

type Work = (input: never, parts: AsyncIterable<Uint8Array>) => AsyncIterable<object>;

const works: Readonly<Record<string, Work>> = {
  file: async function* (file: Coming, parts) {
    yield* piecesOf(await readParts(file, parts));
  },
  rows: async function* (within: Within, parts) {
    const { answer, rows } = atOnce(rowsWithin(await gathered(parts), within));
    yield { around: answer, length: rows!.length } satisfies Around;
    yield* piecesOf(rows!);
  },
};

let order: Extract<Order, { readonly work: string }> | undefined;
const parts = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: Infinity });
const writer = parts.writable.getWriter();

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if ('part' in data) void writer.write(data.part);
  else if ('whole' in data) void writer.close();
  else if (!order) void answer((order = data));
});
say({ ready: true });

async function answer({ work, input }: Extract<Order, { readonly work: string }>): Promise<void> {
  try {
    for await (const piece of works[work]!(input as never, partsOf(parts.readable))) say({ piece }, buffersOf(piece));
    say({ done: true });
  } catch (error) {
    say({ failed: failureOf(error) });
  }
}

async function* partsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function say(report: Report, transfer: Transferable[] = []): void {
  postMessage(report, { transfer });
}

/** The memory behind all arrays of numbers in a piece, which goes over to the page. */
function buffersOf(piece: object): Transferable[] {
  const buffers = new Set<Transferable>();
  const gather = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) Object.values(value).forEach(gather);
  };
  gather(piece);
  return [...buffers];
}

function failureOf(error: unknown): Failure {
  if (error instanceof DatasetError) return { code: error.code, message: error.message, url: error.url };
  return { message: error instanceof Error ? error.message : String(error) };
}
