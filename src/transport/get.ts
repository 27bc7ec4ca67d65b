/** The one door to the network: simple GETs, shared by address, in line by host, asked again when a portal is busy, failures named. */
import { DatasetError, type GetInit } from '../model.js';
import { endsWith } from './endings.js';
import { Queue, pause } from './queue.js';
import { Share } from './share.js';
import type { Unanswered } from './unanswered.js';

export interface Asking extends GetInit {
  readonly signal?: AbortSignal;
  /** Asks the portal again although an answer is remembered. */
  readonly fresh?: boolean;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer | ReadableStream<Uint8Array>;
}

/** Bytes of an answer that is not kept when nobody holds it, and that may be had as it comes. */
const LARGE = 1 << 20;

/**
 * Milliseconds: until the first header, from there to the last byte (of a stream, to the next bytes), and before each further try, stretched by up to a half so that pages
 * do not come back in step.
 */
export const patience = { headers: 20_000, body: 60_000, tries: [1000, 3000] };
const busy = new Set([202, 429, 502, 503, 504]);

const answers = new Share<Answer>({
  lifetime: 5 * 60_000,
  most: 200,
  remembers: ({ status }) => status < 400 && status !== 202,
  keeps: ({ body }) => sizeOf(body) < LARGE,
});
const queue = new Queue();

/**
 * Asks an address once for everybody; where a stream is wanted, and no answer is known, for this asker alone unless it turns out to be small.
 * The response is there whatever its status; a DatasetError means that none came.
 */
export async function get(url: URL, asking: Asking = {}): Promise<Response> {
  const { status, headers, body } = await answered(url, asking);
  const response = new Response(sizeOf(body) ? body : null, { status, headers });
  return asking.signal ? endsWith(response, asking.signal) : response;
}

async function answered(url: URL, { signal, fresh, range, stream }: Asking): Promise<Answer> {
  const key = range ? `${url.href} ${range.join('-')}` : url.href;
  if (!stream || (!fresh && answers.knows(key)))
    return answers.ask(key, (ending) => patiently(url, { range, fresh, signal: ending }), { signal, fresh });
  const answer = await patiently(url, { range, fresh, stream, signal: signal ?? new AbortController().signal });
  return answer.body instanceof ReadableStream ? answer : answers.ask(key, () => Promise.resolve(answer), { fresh: true });
}

const sizeOf = (body: Answer['body']): number => (body instanceof ReadableStream ? Infinity : body.byteLength);

/** Forgets every remembered answer. */
export const forget = (): void => answers.clear();

type Request = GetInit & {
  readonly signal: AbortSignal;
  readonly fresh?: boolean | undefined;
  readonly range?: GetInit['range'] | undefined;
};

async function patiently(url: URL, request: Request): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await queue.run(url.host, request.signal, () => once(url, request));
    const wait = patience.tries[attempt];
    if (!busy.has(answer.status) || wait === undefined) return answer;
    const duration = (await import('./again.js')).waitOf(answer.headers, wait);
    if (answer.status === 429) queue.pause(url.host, duration);
    await pause(duration, request.signal);
  }
}

async function once(url: URL, { signal, fresh, range, stream }: Request): Promise<Answer> {
  const late = new AbortController();
  let response: Response | undefined;
  const failed = async (cause: unknown): Promise<DatasetError> => {
    signal.throwIfAborted();
    if (globalThis.navigator?.onLine === false && !response) return new DatasetError('offline', 'This browser is offline', { url, cause });
    const waited = late.signal.aborted && (response ? patience.body : patience.headers);
    return reasonOf({ url, cause, waited, status: response?.status });
  };
  let timer = setTimeout(() => late.abort(), patience.headers);
  try {
    response = await fetch(url, {
      signal: AbortSignal.any([signal, late.signal]),
      credentials: 'omit',
      referrerPolicy: 'strict-origin-when-cross-origin',
      cache: fresh ? 'reload' : 'default',
      ...(range ? { headers: { Range: `bytes=${range.join('-')}` } } : {}),
    });
    clearTimeout(timer);
    const { status, headers } = response;
    if (stream && response.ok && response.body && !(Number(headers.get('content-length') ?? NaN) < LARGE)) {
      const { watched } = await import('./watched.js');
      return { status, headers, body: watched(response.body, { late, patience: patience.body, failed }) };
    }
    timer = setTimeout(() => late.abort(), patience.body);
    return { status, headers, body: await response.arrayBuffer() };
  } catch (cause) {
    throw await failed(cause);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the code that finds the reason cannot be had either, the network is gone. */
const reasonOf = (asked: Unanswered): Promise<DatasetError> =>
  import('./unanswered.js').then(
    (unanswered) => unanswered.reasonOf(asked),
    () => new DatasetError('unreachable', `${asked.url.host} can’t be reached`, asked),
  );
