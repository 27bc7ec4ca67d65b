/** How long a reader of a portal's rows waits: one round trip, and next to nothing beside it. */
import { expect, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/opendata-table.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { PORTALS, disturb } from '../portals.js';
import { all, one, settled } from './settled.js';

/** Milliseconds by which each answer is held back. */
const DELAY = 600;
/** What is asked for beside one round trip. The test bears a busy machine, but no second round trip. */
const GOAL = 50;

/** From a reader's act to the paint of its rows: how long the portal took, from the first request to the last answer, and the rest. */
async function waited(element: OpendataTable, act: () => void): Promise<{ portal: number; rest: number; requests: number }> {
  performance.clearResourceTimings();
  const start = performance.now();
  act();
  await oneEvent(element, 'load');
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const end = performance.now();
  const asked = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) => name.includes('/bird-stri'));
  const portal = Math.max(...asked.map(({ responseEnd }) => responseEnd)) - Math.min(...asked.map(({ startTime }) => startTime));
  return { portal, rest: end - start - portal, requests: asked.length };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

describe('a reader of a portal’s table', function () {
  this.timeout(60_000);

  it('waits for one round trip and hardly longer when they sort and turn pages', async () => {
    const mark = `waits ${Date.now()}`;
    const where = `airport_name <> '${mark}'`;
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" where=${where} src="${PORTALS.socrata}/d/bird-stri"></opendata-table>`,
    );
    await disturb(PORTALS.socrata, { match: mark.slice(-6), delay: DELAY });
    const sorter = (column: number) => all<HTMLButtonElement>(element, 'th .sort')[column]!;
    const next = () => one<HTMLButtonElement>(element, '.pager button:last-of-type');
    const waits = [];
    for (const column of [1, 3, 2]) {
      waits.push(await waited(element, () => sorter(column).click()));
      waits.push(await waited(element, () => next().click()));
    }
    const rest = median(waits.map((wait) => wait.rest));
    console.log(
      `sort or page: portal ${median(waits.map(({ portal }) => portal)).toFixed(0)} ms, beside it ${rest.toFixed(0)} ms (goal ${GOAL}), ` +
        `${Math.max(...waits.map(({ requests }) => requests))} requests at once`,
    );
    expect(median(waits.map(({ portal }) => portal))).to.be.within(DELAY - 5, 2 * DELAY - 5);
    expect(rest).to.be.below(DELAY);
  });
});
