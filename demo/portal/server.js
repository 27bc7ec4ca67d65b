/** One portal's HTTP server: a dialect answers, and here its answer is allowed across origins, broken on demand, compressed and counted. */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createCounters } from './counters.js';
import { askedFault, combine, createFaults, standingFault } from './faults.js';

/**
 * @typedef {{ status?: number, headers?: Record<string, string>, body: string }} Answer
 * @typedef {{ answer(url: URL): Promise<Answer>, failure(status: number, url: URL): Answer, isPage(url: URL): boolean, columns(url: URL): string[] }} Dialect
 *   `failure` says a status in the portal's own words; `columns` are the names that a parameter of the address may mean.
 */

const compress = promisify(gzip);
const LARGE_ENOUGH_TO_COMPRESS = 500;
const html = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>';

/**
 * @param {Dialect} dialect
 * @param {number} port the one to use, or 0 for any; one that is taken means any
 */
export async function serve(dialect, port = 0) {
  const counters = createCounters();
  const faults = createFaults();
  const server = createServer((request, response) => {
    handle(request, response, { dialect, counters, faults }).catch((error) => {
      console.error(request.url, error);
      response.destroy();
    });
  });
  const origin = await listen(server, port, 0);
  return { origin, close: () => close(server) };
}

/** Listens on this machine only, on the first of the ports that is free; 0 means any. @returns {Promise<string>} the origin */
export function listen(server, port, ...others) {
  return new Promise((resolve, reject) => {
    const taken = (error) =>
      error.code === 'EADDRINUSE' && others.length ? listen(server, ...others).then(resolve, reject) : reject(error);
    server.once('error', taken);
    server.listen(port, 'localhost', () => {
      server.off('error', taken);
      resolve(`http://localhost:${server.address().port}`);
    });
  });
}

/** Ends at once, with whatever is still under way. */
export function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(request, response, portal) {
  const url = addressOf(request);
  if (!url) return response.writeHead(400).end();
  if (url.pathname.startsWith('/control/')) return send(request, response, control(url, portal), {});
  portal.counters.begin(request);
  response.once('close', () => portal.counters.end());
  const fault = faultFor(url, portal);
  if (fault.hang) return;
  if (fault.delay) await sleep(fault.delay, undefined, { ref: false });
  const answer =
    request.method === 'GET' || request.method === 'HEAD' ? await answerTo(url, fault, portal) : portal.dialect.failure(405, url);
  const bytes = await send(request, response, answer, fault);
  portal.counters.sent(request, bytes);
}

/** The address asked for; undefined where it cannot be read. */
function addressOf({ url, headers }) {
  try {
    const address = new URL(`http://${headers.host ?? 'localhost'}${url}`);
    return decodeURIComponent(address.pathname) && address;
  } catch {
    return undefined;
  }
}

function faultFor(url, { dialect, faults }) {
  const address = url.pathname + safeDecode(url.search);
  const lasting = dialect.isPage(url) ? {} : standingFault(address);
  return combine(lasting, askedFault(url.searchParams, dialect.columns(url)), faults.take(address));
}

function safeDecode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function answerTo(url, fault, { dialect }) {
  if (fault.body !== undefined)
    return { status: fault.status ?? 200, body: fault.body, headers: { 'Content-Type': mediaTypeOf(fault.body) } };
  if (fault.html) return { body: html, headers: { 'Content-Type': 'text/html; charset=UTF-8' } };
  if (fault.status) return dialect.failure(fault.status, url);
  try {
    return await dialect.answer(url);
  } catch (error) {
    console.error(`${url.pathname}${url.search}`, error);
    return dialect.failure(500, url);
  }
}

const mediaTypeOf = (body) => (body.trimStart().startsWith('<') ? 'text/html; charset=UTF-8' : 'application/json; charset=utf-8');

/** Sends the answer and says how many bytes of body that was. */
async function send(request, response, { status = 200, headers = {}, body }, { closed, cut, halt }) {
  const zipped = !halt && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && body.length >= LARGE_ENOUGH_TO_COMPRESS;
  const bytes = zipped ? await compress(body) : Buffer.from(body);
  response.writeHead(status, {
    ...(closed ? {} : { 'Access-Control-Allow-Origin': '*' }),
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    ...(halt ? {} : { 'Content-Length': bytes.length }),
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
    ...headers,
  });
  if (request.method === 'HEAD') {
    response.end();
    return 0;
  }
  if (halt) {
    response.write(bytes.subarray(0, bytes.length / 2));
    await sleep(halt, undefined, { ref: false });
    response.end(bytes.subarray(bytes.length / 2));
    return bytes.length;
  }
  const sent = cut ? bytes.subarray(0, bytes.length / 2) : bytes;
  if (cut) response.write(sent, () => response.destroy());
  else response.end(sent);
  return sent.length;
}

const json = (value) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) });

/** `/control/counters`, `reset`, `fault?match=&status=&delay=&times=&body=` (also `hang html cut halt= closed`) and `clear`: uncounted. */
function control({ pathname, searchParams }, { counters, faults }) {
  switch (pathname.slice('/control/'.length)) {
    case 'counters':
      return json(counters.read());
    case 'reset':
      return json(counters.reset());
    case 'fault':
      return json(faults.add(searchParams));
    case 'clear':
      return json(faults.clear());
    default:
      return { ...json({ error: 'counters, reset, fault or clear' }), status: 404 };
  }
}
