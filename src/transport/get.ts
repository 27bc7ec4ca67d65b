/** The one door to the network: simple GETs, shared by address, in line by host, asked again when a portal is busy, failures named. */
import { DatasetError, type GetInit } from '../model.js';
import { endsWith } from './endings.js';
import { Queue } from './queue.js';
import { Share } from './share.js';

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
 * Milliseconds: until the first header, from there to the last byte (of a stream, to the next bytes), and before each further try.
 */
export const patience = { headers: 20_000, body: 60_000, tries: [1000, 3000] };
const busy = new Set([202, 429, 502, 503, 504]);
const isBusy = ({ status }: Pick<Answer, 'status'>): boolean => busy.has(status);

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
  const { host } = url;
  const { signal } = request;
  const ask = (): Promise<Answer> => queue.run(host, signal, () => once(url, request));
  const answer = await ask();
  const later = isBusy(answer) ? await import('./again.js').catch(() => undefined) : undefined;
  return later ? later.again(answer, ask, { host, queue, signal, tries: patience.tries, isBusy }) : answer;
}

async function once(url: URL, { signal, fresh, range, stream }: Request): Promise<Answer> {
  const late = new AbortController();
  let response: Response | undefined;
  const failed = async (cause: unknown): Promise<DatasetError> => {
    signal.throwIfAborted();
    const waited = late.signal.aborted && patience[response ? 'body' : 'headers'];
    const unanswered = await import('./unanswered.js').catch(() => undefined);
    return (await unanswered?.reasonOf({ url, cause, waited, status: response?.status })) ?? silence(url, cause);
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

/** Also where the network is gone, and with it the code that finds a reason. */
const silence = (url: URL, cause: unknown): DatasetError =>
  new DatasetError(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable', `${url.host} can’t be reached`, { url, cause });
