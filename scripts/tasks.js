/** How long a page's main thread is held up: from a trace, as work of its own, so that what else the machine does is not counted. */

/**
 * Milliseconds that each task on the main thread took while some work was done in a tab.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').Page} tab
 * @param {() => Promise<unknown>} work
 */
export async function tasksDuring(browser, tab, work) {
  await browser.startTracing(tab, { categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata'] });
  await work();
  return tasksIn(JSON.parse(String(await browser.stopTracing())));
}

/**
 * Milliseconds of the longest task during some work, at its best of three times: a task that is there by design is there each time, what the
 * collector of garbage or a busy machine adds is not.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').Page} tab
 * @param {(time: number) => Promise<unknown>} work
 * @param {number} enough Below it there is no need to try again.
 */
export async function longestTask(browser, tab, work, enough) {
  const longest = [];
  do {
    const tasks = await tasksDuring(browser, tab, () => work(longest.length));
    if (tasks.length <= 10) throw new Error(`A trace of ${tasks.length} tasks shows nothing`);
    longest.push(Math.max(...tasks));
  } while (longest.at(-1) >= enough && longest.length < 3);
  return Math.min(...longest);
}

function tasksIn({ traceEvents }) {
  const key = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(key));
  return traceEvents.filter((event) => /RunTask$/.test(event.name) && main.has(key(event)) && event.tdur).map(({ tdur }) => tdur / 1000);
}
