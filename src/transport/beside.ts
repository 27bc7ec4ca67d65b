/** Work beside the page: a worker for each piece of work, which ends with it or with the signal. */
import { DatasetError, type ErrorCode } from '../model.js';

/** What the page says to a worker: what to do, then the parts of what it is done with, then that there are no more. */
export type Order = { readonly work: string; readonly input: unknown } | { readonly part: Uint8Array } | { readonly whole: true };
/** What a worker says: that it is there, pieces of its answer, and how it ended. */
export type Report = { readonly ready: true } | { readonly piece: unknown } | { readonly done: true } | { readonly failed: Failure };

export interface Failure {
  readonly code?: ErrorCode;
  readonly message: string;
  readonly url?: string | undefined;
}

/**
 * Where the worker's code stands, seen from this file. A bundler that does not know so leaves no worker there, and the work is done on the
 * page; one that found it written out below might fail over a worker that brings its formats when they are met.
 */
const address = '../worker.js';
/** Milliseconds that a worker has to say that it is there. */
const PATIENCE = 10_000;
let refused = false;

/** A worker that is there; undefined where there is none, or where the page's policy forbids it: ask once, then do the work yourself. */
export async function hired(): Promise<Worker | undefined> {
  if (refused || typeof Worker === 'undefined') return undefined;
  try {
    const worker = made();
    await greeted(worker);
    return worker;
  } catch {
    refused = true;
    return undefined;
  }
}

/** The pieces of the answer to a piece of work, whose parts are handed over, not copied. The worker is gone afterwards. */
export async function done<Piece>(
  worker: Worker,
  order: { readonly work: string; readonly input: unknown },
  parts: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<Piece[]> {
  const ended = new AbortController();
  const pieces: Piece[] = [];
  const answer = new Promise<void>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if ('piece' in data) pieces.push(data.piece as Piece);
      else if ('failed' in data) reject(errorOf(data.failed));
      else if ('done' in data) resolve();
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: ended.signal });
    say(worker, order);
    pour(parts, worker, ended.signal).catch(reject);
  });
  try {
    signal?.throwIfAborted();
    await answer;
    return pieces;
  } finally {
    ended.abort();
    worker.terminate();
  }
}

/** A page may not take a worker from another site, but it may make one that imports its code from there. */
function made(): Worker {
  const place = new URL(address, import.meta.url);
  try {
    return new Worker(place, { type: 'module' });
  } catch {
    const code = new Blob([`import ${JSON.stringify(place.href)};`], { type: 'text/javascript' });
    return new Worker(URL.createObjectURL(code), { type: 'module' });
  }
}

function greeted(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(refuse, PATIENCE);
    function refuse(): void {
      clearTimeout(timer);
      worker.terminate();
      reject(new Error('No worker'));
    }
    worker.addEventListener('error', refuse, { once: true });
    worker.addEventListener(
      'message',
      () => {
        clearTimeout(timer);
        worker.removeEventListener('error', refuse);
        resolve();
      },
      { once: true },
    );
  });
}

async function pour(parts: AsyncIterable<Uint8Array>, worker: Worker, ended: AbortSignal): Promise<void> {
  for await (const part of parts) {
    if (ended.aborted) return;
    const own = part.byteLength === part.buffer.byteLength ? part : part.slice();
    say(worker, { part: own }, [own.buffer]);
  }
  say(worker, { whole: true });
}

const say = (worker: Worker, order: Order, transfer: Transferable[] = []): void => worker.postMessage(order, transfer);

const errorOf = ({ code, message, url }: Failure): Error =>
  code ? new DatasetError(code, message, url === undefined ? {} : { url }) : new Error(message);
