/** What is done beside the page: each work by its name, as `transport/beside.ts` orders it. */
import { DatasetError } from './model.js';
import { piecesOf, readParts } from './formats/streamed.js';
import type { Failure, Order, Report } from './transport/beside.js';

type Work = (input: never, parts: AsyncIterable<Uint8Array>) => AsyncIterable<object>;

const works: Readonly<Record<string, Work>> = {
  file: async function* (input: Parameters<typeof readParts>[0], parts) {
    yield* piecesOf(await readParts(input, parts));
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

/** The memory behind a piece's arrays, which goes over to the page. */
function buffersOf(piece: object): Transferable[] {
  const values = Object.values(piece).flatMap((value: unknown) => (isPlain(value) ? [value, ...Object.values(value)] : [value]));
  return [...new Set(values.filter((value) => ArrayBuffer.isView(value)).map(({ buffer }) => buffer as ArrayBuffer))];
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value);

function failureOf(error: unknown): Failure {
  if (error instanceof DatasetError) return { code: error.code, message: error.message, url: error.url };
  return { message: error instanceof Error ? error.message : String(error) };
}
