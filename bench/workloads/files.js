/** A large file at an address, to columns in memory: how long it takes, and how long the page stands still meanwhile. */
import { dates, permits, rowsOf } from '../data.js';
import { library } from '../timing.js';

export const title = 'Reading files';
export const about = 'From a file’s address on this machine to typed columns; and the longest time in which the page answered nobody.';
export const measures = { time: 'to columns, ms', stall: 'longest stall, ms' };
export const headlines = [
  ['CSV', 'time', 'A CSV file of 370,000 rows, to columns'],
  ['JSON', 'time', 'A JSON file of 170,000 rows, to columns'],
  ['CSV', 'stall', 'The longest stall meanwhile (CSV)'],
];
export const cases = { CSV: 'permits.csv', JSON: 'permits.json' };
export const dataOf = (file) => new URL(`data/${file}`, location.href).href;

/** The files that the cases name, as texts. */
export const files = {
  'permits.csv': () => {
    const columns = written(permits(370_000));
    const names = Object.keys(columns);
    const lines = columns.permit.map((_, i) => names.map((name) => columns[name][i] ?? '').join(','));
    return [names.join(','), ...lines].join('\n');
  },
  'permits.json': () => JSON.stringify(rowsOf(written(permits(170_000)))),
};

const written = (columns) => ({
  ...columns,
  ...Object.fromEntries(
    dates.map((name) => [name, Array.from(columns[name], (time) => (time ? new Date(time).toISOString().slice(0, 10) : null))]),
  ),
});

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'bytes seen': { floor: true, load: () => bytesSeen },
  uDSV: { package: 'udsv', load: uDSV, only: 'CSV' },
  'd3-dsv': { package: 'd3-dsv', load: d3Dsv, only: 'CSV' },
  papaparse: { package: 'papaparse', load: papaparse, only: 'CSV' },
  'JSON.parse': { load: () => (address) => textOf(address).then((text) => typed(JSON.parse(text))), only: 'JSON' },
};

/** Each tool gives the column of costs, and all must have the same sum. */
export async function run(read, address) {
  const stop = heartbeat();
  const start = performance.now();
  const cost = await read(address);
  const time = performance.now() - start;
  const stall = await stop();
  const rows = address.endsWith('csv') ? 370_000 : 170_000;
  if (cost && (cost.length !== rows || !(cost.reduce((a, b) => a + b, 0) > 1e9))) throw new Error(`It read ${cost.length} rows`);
  return { time, stall };
}

/** Listens to the page's pulse; when it is stopped, it tells the longest time without one. */
function heartbeat() {
  const pulse = 5;
  let [longest, last, timer] = [0, performance.now(), 0];
  const beat = () => {
    longest = Math.max(longest, performance.now() - last - pulse);
    last = performance.now();
    timer = setTimeout(beat, pulse);
  };
  beat();
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 2 * pulse));
    clearTimeout(timer);
    return longest;
  };
}

const bytesOf = async (address) => new Uint8Array(await (await fetch(address)).arrayBuffer());
const textOf = async (address) => (await fetch(address)).text();

async function ours() {
  const { open, read } = await library();
  return async (address) => {
    const table = await read(await open(address), {});
    // A column of words is made when it is asked for: all are, as the others make all, and the page has its turn between them.
    for (const { name } of table.fields) {
      table.column(name);
      await new Promise((resolve) => setTimeout(resolve));
    }
    return table.column('cost');
  };
}

/** No parser can do less than look at each byte once. */
async function bytesSeen(address) {
  const bytes = await bytesOf(address);
  let lines = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10 || bytes[i] === 125) lines += 1;
  if (lines < 100_000) throw new Error(`It saw ${lines} lines`);
}

/** Rows of texts or values as columns: numbers and dates as numbers. */
function typed(rows) {
  const [first] = rows;
  const columns = {};
  for (const name of Object.keys(first)) {
    const values = rows.map((row) => row[name]);
    if (dates.includes(name)) columns[name] = Float64Array.from(values, (value) => (value ? Date.parse(value) : NaN));
    else if (numeric.has(name))
      columns[name] = Float64Array.from(values, (value) => (value === '' || value === null ? NaN : Number(value)));
    else columns[name] = values;
  }
  return columns.cost;
}

const numeric = new Set(['district', 'cost', 'units', 'latitude', 'longitude']);

async function uDSV() {
  const { inferSchema, initParser } = await import('udsv');
  return async (address) => {
    const text = await textOf(address);
    const schema = inferSchema(text);
    const columns = initParser(schema).typedCols(text);
    return Float64Array.from(columns[schema.cols.findIndex(({ name }) => name === 'cost')]);
  };
}

async function d3Dsv() {
  const { csvParse } = await import('d3-dsv');
  return async (address) => typed(csvParse(await textOf(address)));
}

async function papaparse() {
  const { default: Papa } = await import('papaparse');
  return async (address) => typed(Papa.parse(await textOf(address), { header: true, skipEmptyLines: true }).data);
}
