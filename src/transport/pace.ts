/** Long work in short turns, so that the page can answer its reader in between. */

/** Milliseconds of one turn: short of a frame, and far from the 50 that a reader notices. */
const TURN = 12;

/** Waits, where this turn has been long enough, until the page has done what else is to do. Throws when the signal aborts. */
export type Pace = () => Promise<void> | undefined;

export function paceOf(signal?: AbortSignal): Pace {
  let began = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - began < TURN) return undefined;
    return breath().then(() => {
      signal?.throwIfAborted();
      began = performance.now();
    });
  };
}

/** Work that may pause at each `yield`. */
export type Steps<T> = Generator<void, T>;

/** Rows between two pauses: well under a millisecond where little is done to each. */
const STRETCH = 1 << 13;

/** Does work on all rows, one stretch of them after the other. */
export function* stretches(length: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += STRETCH) {
    work(from, Math.min(length, from + STRETCH));
    yield;
  }
}

/** What such work comes to, at this pace. */
export async function paced<T>(steps: Steps<T>, pace: Pace): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pace();
  }
}

/** The same at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

interface Scheduling {
  readonly scheduler?: { yield?(): Promise<void> };
}

const breath = (): Promise<void> => (globalThis as Scheduling).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
