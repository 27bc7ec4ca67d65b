/**
 * Ways to break an answer on purpose.
 *
 * A fault is plain data: `delay` (milliseconds), `hang` (never answers), `status` (answers that, in the portal's own words), `body` (answers
 * that text), `html` (answers a web page with status 200), `cut` (stops half-way), `halt` (stops
 * half-way for so many milliseconds, and does not say how long the answer is), `closed` (no permission for other sites to read).
 *
 * @typedef {{ delay?: number, hang?: boolean, status?: number, body?: string, html?: boolean, cut?: boolean, halt?: number, closed?: boolean }} Fault
 */
import { twins } from './datasets.js';

/** The text by which an address is known to be about a twin: its ids on either portal. */
const standing = twins
  .filter(({ fault }) => fault)
  .map((twin) => ({ marks: [twin.socrata, twin.ckan, twin.package, twin.resource], fault: twin.fault }));

/** The orders given through `/control/fault`, each for so many requests. */
export function createFaults() {
  let orders = [];
  return {
    clear: () => (orders = []),
    add(parameters) {
      const order = {
        match: parameters.get('match') ?? '',
        times: Number(parameters.get('times') ?? Infinity),
        fault: faultOf(parameters),
      };
      orders.push(order);
      return order;
    },
    /** The next order that the address matches, used up once. */
    take(address) {
      const order = orders.find(({ match, times }) => times > 0 && address.includes(match));
      if (order) order.times -= 1;
      return order?.fault;
    },
  };
}

const number = (text) => Number(text) || undefined;
/** A status an answer may have. */
const statusOf = (text) => (/^[2-5]\d\d$/.test(text) ? Number(text) : undefined);
const flag = (parameters, name) => parameters.has(name) || undefined;

function faultOf(parameters) {
  return {
    delay: number(parameters.get('delay')),
    status: statusOf(parameters.get('status')),
    body: parameters.get('body') ?? undefined,
    hang: flag(parameters, 'hang'),
    html: flag(parameters, 'html'),
    cut: flag(parameters, 'cut'),
    halt: number(parameters.get('halt')),
    closed: flag(parameters, 'closed'),
  };
}

/** The lasting fault of a broken twin. Its pages are whole, so that a person can read what is broken. */
export function standingFault(address) {
  return standing.find(({ marks }) => marks.some((mark) => address.includes(mark)))?.fault;
}

/** The fault an address asks for itself, by `?delay=` and `?status=`, unless the dataset has a column of that name. */
export function askedFault(parameters, columns) {
  const asked = (name) => (columns.includes(name) ? undefined : parameters.get(name));
  return { delay: number(asked('delay')), status: statusOf(asked('status')) };
}

/** @returns {Fault} */
export function combine(...faults) {
  const members = faults.flatMap((fault) => Object.entries(fault ?? {}).filter(([, value]) => value !== undefined));
  return Object.fromEntries(members);
}
