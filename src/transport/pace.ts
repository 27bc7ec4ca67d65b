/** Long work in short turns, so that the page can answer its reader in between. */

/** Milliseconds of one turn: short of a frame, and far from the 50 that a reader notices. */
const TURN = 12;

/** Waits, where the page's turn has been long enough, until it has done what else is to do. Throws when the signal aborts. */
export type Pace = () => Promise<void> | undefined;

/** When the turn began that all work of this moment shares; undefined between turns. */
let began: number | undefined;

export const paceOf =
  (signal?: AbortSignal): Pace =>
  () => {
    signal?.throwIfAborted();
    return sinceBegan() < TURN ? undefined : breath().then(() => signal?.throwIfAborted());
  };

/** Milliseconds since this turn began, which is over with the task that it is part of. */
function sinceBegan(): number {
  if (began === undefined) {
    began = performance.now();
    void breath().then(() => (began = undefined));
  }
  return performance.now() - began;
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

/** Work that is done once for all who wait for it, each of whom takes its next step. */
export function together<T>(steps: Steps<T>): () => Steps<T> {
  let next = (): IteratorResult<void, T> => steps.next();
  return function* () {
    for (;;) {
      try {
        const step = next();
        if (!step.done) yield;
        else {
          next = () => step;
          return step.value;
        }
      } catch (error) {
        next = () => {
          throw error;
        };
        throw error;
      }
    }
  };
}

/** What such work comes to, at this pace. */
export async function paced<T>(steps: Steps<T>, pace: Pace): Promise<T> {
  for (;;) {
    await pace();
    const { done, value } = steps.next();
    if (done) return value;
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

/** Lets the page do what else is to do. */
export const breath = (): Promise<void> => (globalThis as Scheduling).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
