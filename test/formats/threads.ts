/** What tests see of the page's thread and of the workers beside it. */

/** How many workers were made and ended during some work. */
export async function workersDuring(work: () => Promise<unknown>): Promise<{ made: number; ended: number }> {
  const { Worker: Native } = globalThis;
  const counts = { made: 0, ended: 0 };
  globalThis.Worker = class extends Native {
    constructor(...args: ConstructorParameters<typeof Native>) {
      super(...args);
      counts.made++;
    }
    override terminate(): void {
      super.terminate();
      counts.ended++;
    }
  };
  try {
    await work();
  } finally {
    globalThis.Worker = Native;
  }
  return counts;
}

/** Milliseconds beyond which a reader notices; the machine that runs tests may be busy with others, and counts their time too. */
const NOTICED = 50;
const BUSY = 2;

/** How long each task was that held the page up during some work. */
export async function longTasksDuring(work: () => Promise<unknown>): Promise<number[]> {
  const tasks: number[] = [];
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) if (duration > NOTICED * BUSY) tasks.push(Math.round(duration));
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.observe({ type: 'longtask' });
  try {
    await work();
    await new Promise((resolve) => setTimeout(resolve, 100));
    note(observer.takeRecords());
  } finally {
    observer.disconnect();
  }
  return tasks;
}
