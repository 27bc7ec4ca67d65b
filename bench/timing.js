/** Clocks for the page: from a call to the frame that shows what it did. */

/** Resolves when the next frame begins. */
export const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves when what stands on the page now has been painted. */
export async function presented() {
  await frame();
  await frame();
}

/** Milliseconds from the call until its result is on the screen. */
export async function timed(action) {
  const start = performance.now();
  await action();
  await presented();
  return performance.now() - start;
}

/** Resolves at the first frame in which it is so; fails after twenty seconds. */
export async function until(holds) {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('It did not come within twenty seconds');
    await frame();
  }
}

/** The built library, as a page gets it. */
export const library = () => import(/* @vite-ignore */ new URL('/cdn/opendata-elements.js', location.origin).href);

/** Resolves when an element of ours shows its data. */
export function shown(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener('load', resolve, { once: true });
    element.addEventListener('error', ({ error }) => reject(error ?? new Error('The element failed')), { once: true });
  });
}

/** Megabytes of objects that are still needed. */
export function heap() {
  window.gc();
  return performance.memory.usedJSHeapSize / 1e6;
}
