/** Tells what the reading of the bench's files consists of, in milliseconds of a processor: `npm run build:dist && node bench/parts.js`. */
import { CsvReader } from '../dist/formats/csv.js';
import { JsonRows } from '../dist/formats/json-rows.js';
import { unpacked } from '../dist/formats/packed.js';
import { atOnce } from '../dist/transport/pace.js';
import { median } from './statistics.js';
import { files } from './workloads/files.js';

const rounds = 5;
const part = 1 << 18;
const readers = { 'permits.csv': () => new CsvReader(), 'permits.json': () => new JsonRows(false) };

function timed(work) {
  const { user, system } = process.cpuUsage();
  const result = work();
  const spent = process.cpuUsage({ user, system });
  return [(spent.user + spent.system) / 1000, result];
}

/** No reader can do less than look at each byte once. */
function seen(bytes) {
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10 || bytes[at] === 125) lines++;
  return lines;
}

function read(name, bytes) {
  const reader = readers[name]();
  const [look] = timed(() => seen(bytes));
  const [scan] = timed(() => {
    for (let at = 0; at < bytes.length; at += part) reader.push(bytes.subarray(at, at + part));
  });
  const [pack, packed] = timed(() => atOnce(reader.end()));
  const table = unpacked(packed);
  const [make] = timed(() => table.fields.forEach(({ name: field }) => table.column(field)));
  const [parse] = name.endsWith('json') ? timed(() => JSON.parse(new TextDecoder().decode(bytes))) : [];
  return { 'bytes seen': look, scanned: scan, 'columns packed': pack, 'texts made': make, ...(parse ? { 'JSON.parse alone': parse } : {}) };
}

for (const [name, written] of Object.entries(files)) {
  const bytes = new TextEncoder().encode(written());
  const all = Array.from({ length: rounds }, () => read(name, bytes));
  const said = Object.keys(all[0]).map((step) => `${step} ${median(all.map((one) => one[step])).toFixed(0)}`);
  console.log(`${name}, ${(bytes.length / 1e6).toFixed(0)} MB: ${said.join(', ')} ms`);
}
