/** Work on very many rows, cut into short steps, so that whoever has it done may pause between them. */

/** Work that yields wherever it may be paused, and returns its result. */
export type Steps<Result> = Generator<undefined, Result, void>;

/** Rows between two pauses: about a millisecond. */
const STRETCH = 1 << 15;
/** Milliseconds after which others get their turn. */
const TURN = 8;

/** Does work on all rows, one stretch of them after the other. */
export function* stretches(length: number, work: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += STRETCH) {
    work(from, Math.min(length, from + STRETCH));
    yield;
  }
}

/** The result without any pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The result, with a pause for the page whenever it has waited for long. Rejects with the signal's reason when it aborts. */
export async function inTurns<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  let turn = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - turn > TURN) {
      await pause();
      signal?.throwIfAborted();
      turn = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}

function pause(): Promise<void> {
  const { scheduler } = globalThis as { readonly scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
