/** What a first view asks of a portal: requests, bytes and the portal's own time, beside pages that fetch rows and count them here. */

export const title = 'Over the wire';
export const about = `What one visual asks of the local portal (10,000 bird strikes, 200,000 flights), the bytes gzipped, by the portal’s own counters; and
how long its questions took together, on this machine. Peers are pages that fetch rows to count them, the floor is the one answer that is drawn.`;
export const draws = false;
/** Bytes and requests are the same at every time. */
export const rounds = 2;
export const measures = { requests: 'requests', bytes: 'transferred, kB', work: 'asked, ms' };
export const headlines = [
  ['strikes by month', 'bytes', 'Monthly chart of 10,000 rows, over the wire'],
  ['flights by distance', 'bytes', 'Chart of 200,000 rows, over the wire'],
];

/** The tag that a page pastes, the columns that a page would need which counts by itself, and the answer that is drawn. */
export const cases = {
  'strikes by month': {
    id: 'bird-stri',
    tag: 'timeseries',
    attributes: { interval: 'month' },
    columns: 'flight_date',
    answer: '$select=date_trunc_ym(flight_date),count(*)&$group=date_trunc_ym(flight_date)',
  },
  'flights by distance': {
    id: 'flig-200k',
    tag: 'chart',
    attributes: { x: 'distance' },
    columns: 'distance',
    answer: '$select=floor(distance/250)*250 as bin,count(*)&$group=bin&$order=bin',
  },
  'the same, filtered': {
    id: 'flig-200k',
    tag: 'chart',
    attributes: { x: 'distance' },
    then: 'delay > 60',
    columns: 'distance,delay',
    answer: '$select=floor(distance/250)*250 as bin,count(*)&$group=bin&$where=delay > 60&$order=bin',
  },
  'one number of flights': { id: 'flig-200k', tag: 'stat', attributes: {}, columns: 'distance', answer: '$select=count(*)' },
  'first page of flights': { id: 'flig-200k', tag: 'table', attributes: {}, columns: '*', answer: '$limit=25' },
  'card of flights': { id: 'flig-200k', tag: 'card', attributes: {}, answer: '' },
};

export const tools = {
  'opendata-elements': { ours: true },
  'the answer alone': { floor: true, asks: ({ id, answer }) => [`/resource/${id}.json?${answer}`] },
  'needed columns, JSON': {
    asks: ({ id, columns }) =>
      [0, 1, 2, 3].map((page) => `/resource/${id}.json?$select=${columns}&$order=:id&$limit=50000&$offset=${page * 50_000}`),
  },
  'all rows, CSV': { asks: ({ id }) => [`/api/views/${id}/rows.csv?accessType=DOWNLOAD`] },
};
export const takesPart = ({ asks }, { columns }) => !asks || columns !== undefined;

/** The portal, for as long as it is asked. */
export const open = async () => (await import('../../demo/portal/index.js')).startPortals();

export async function visit(page, tool, given, origin, { socrata }) {
  await page.goto(`${origin}/bench/.build/page.html`);
  const { asks } = tools[tool];
  const reset = () => fetch(`${socrata}/control/reset`);
  await reset();
  if (asks)
    await page.evaluate(
      fetched,
      asks(given).map((path) => `${socrata}${path}`),
    );
  else await page.evaluate(shown, { ...given, src: `${socrata}/d/${given.id}` });
  if (!asks && given.then) {
    await reset();
    await page.evaluate(filtered, given.then);
  }
  const { requests, bytes } = await (await fetch(`${socrata}/control/counters`)).json();
  const work = await page.evaluate(worked, socrata);
  return { requests, bytes: bytes / 1000, work };
}

/** Asks one address after the other, until one has fewer rows than a page. */
async function fetched(addresses) {
  performance.clearResourceTimings();
  for (const address of addresses) {
    const text = await (await fetch(address)).text();
    if (text.length < 1000 || !address.includes('$offset')) break;
  }
}

async function shown({ tag, src, attributes }) {
  await import('/cdn/loader.js');
  const element = document.createElement(`opendata-${tag}`);
  for (const [name, value] of Object.entries({ src, loading: 'eager', ...attributes })) element.setAttribute(name, value);
  const done = new Promise((resolve, reject) => {
    element.addEventListener('load', resolve, { once: true });
    element.addEventListener('error', ({ error }) => reject(error), { once: true });
  });
  performance.clearResourceTimings();
  document.body.append(element);
  await done;
}

async function filtered(where) {
  const element = document.body.lastElementChild;
  const done = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
  performance.clearResourceTimings();
  element.setAttribute('where', where);
  await done;
}

/** Milliseconds between each question and the end of its answer, all together. */
function worked(portal) {
  const asked = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(portal));
  return asked.reduce((sum, { duration }) => sum + duration, 0);
}
