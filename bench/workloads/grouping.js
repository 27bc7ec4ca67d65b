/** A million rows in memory, counted and summed by month and kind. */
import { permits, rowsOf } from '../data.js';
import { library } from '../timing.js';

export const title = 'Grouping in memory';
export const about = `A million rows, counted and summed by month and kind: the first time and the third. Nothing is drawn; engines are started
and filled beforehand.`;
export const measures = { cold: 'first time, ms', warm: 'third time, ms' };
export const headlines = [['1M', 'warm', 'A million rows grouped in memory']];
export const cases = { '1M': 1_000_000 };

export function dataOf(length) {
  const { filed, kind, cost } = permits(length);
  return { filed, kind, cost };
}

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'typed loop': { floor: true, load: () => ({ group: typedLoop }) },
  'one Map': { load: () => ({ prepare: rowsOf, group: oneMap }) },
  'd3.rollup': { package: 'd3-array', load: rollup },
  'DuckDB-WASM': { package: '@duckdb/duckdb-wasm', load: duckDb },
  arquero: { package: 'arquero', load: arquero },
};

/** Each tool tells how many groups there are and what they sum up to, and all must say the same. */
export async function run({ prepare = (data) => data, group }, data) {
  const prepared = await prepare(data);
  const times = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    const { groups, sum } = await group(prepared, i);
    times.push(performance.now() - start);
    const total = data.cost.reduce((a, b) => a + b, 0);
    if (groups !== 1200 || Math.abs(sum / total - 1) > 1e-9) throw new Error(`It counted ${groups} groups and ${sum}`);
  }
  return { cold: times[0], warm: times[2] };
}

const monthOf = (time) => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/** The data stand behind a portal that can do nothing, as a page may bring one. */
async function ours() {
  const { read, tableOf } = await library();
  return {
    prepare(columns) {
      const { fields, ...rest } = tableOf(columns);
      const typed = fields.map((field) => (field.name === 'filed' ? { ...field, type: 'date' } : field));
      const table = { ...rest, fields: typed };
      const portal = { name: 'memory', capabilities: {}, match: () => undefined, describe: () => undefined, read: async () => table };
      return { portal, table };
    },
    async group({ portal, table }, time) {
      const { portals } = await library();
      if (!portals.includes(portal)) portals.unshift(portal);
      const dataset = {
        ref: { portal: 'memory', endpointURL: 'https://memory.invalid/', identifier: '' },
        title: '',
        landingPage: '',
        fields: table.fields,
      };
      const select = [
        { name: 'month', field: 'filed', unit: 'month' },
        { name: 'kind', field: 'kind' },
        // An answer is remembered: each time it is another question.
        { name: `rows ${time}`, aggregate: 'count' },
        { name: 'total', field: 'cost', aggregate: 'sum' },
      ];
      const answer = await read(dataset, { select });
      return { groups: answer.length, sum: answer.column('total').reduce((a, b) => a + b, 0) };
    },
  };
}

/** Kinds are numbered once for each distinct word, and days are looked up in a list of months. */
function typedLoop({ filed, kind, cost }) {
  const day = 86_400_000;
  const codes = new Map();
  const first = filed.reduce((a, b) => Math.min(a, b)) / day;
  const months = Int32Array.from({ length: 4000 }, (_, i) => {
    const date = new Date((first + i) * day);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  });
  const slots = (months[3999] - months[0] + 1) * 64;
  const [counts, sums] = [new Uint32Array(slots), new Float64Array(slots)];
  for (let i = 0; i < filed.length; i++) {
    let code = codes.get(kind[i]);
    if (code === undefined) codes.set(kind[i], (code = codes.size));
    const slot = (months[filed[i] / day - first] - months[0]) * 64 + code;
    counts[slot] += 1;
    sums[slot] += cost[i];
  }
  return { groups: counts.filter(Boolean).length, sum: sums.reduce((a, b) => a + b, 0) };
}

function oneMap(rows) {
  const groups = new Map();
  for (const { filed, kind, cost } of rows) {
    const key = `${monthOf(filed)}|${kind}`;
    const group = groups.get(key);
    if (group) {
      group.count += 1;
      group.sum += cost;
    } else groups.set(key, { count: 1, sum: cost });
  }
  return { groups: groups.size, sum: [...groups.values()].reduce((sum, group) => sum + group.sum, 0) };
}

async function rollup() {
  const { flatRollup, sum } = await import('d3-array');
  return {
    prepare: rowsOf,
    group(rows) {
      const both = (group) => [group.length, sum(group, ({ cost }) => cost)];
      const found = flatRollup(
        rows,
        both,
        ({ filed }) => monthOf(filed),
        ({ kind }) => kind,
      );
      return { groups: found.length, sum: found.reduce((all, [, , [, one]]) => all + one, 0) };
    },
  };
}

async function arquero() {
  const { op, table } = await import('arquero');
  return {
    prepare: (columns) => table(columns),
    group(all) {
      // As texts, since arquero reads the code of functions, and a bundler renames what stands in it.
      const key = { year: 'd => op.utcyear(d.filed)', month: 'd => op.utcmonth(d.filed)', kind: 'd => d.kind' };
      const found = all.groupby(key).rollup({ count: op.count(), sum: op.sum('cost') });
      return { groups: found.numRows(), sum: found.array('sum').reduce((a, b) => a + b, 0) };
    },
  };
}

async function duckDb() {
  const [{ AsyncDuckDB, VoidLogger }, { default: wasm }, { default: program }] = await Promise.all([
    import('@duckdb/duckdb-wasm'),
    import('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'),
    import('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'),
  ]);
  return {
    async prepare({ filed, kind, cost }) {
      const engine = new AsyncDuckDB(new VoidLogger(), new Worker(new URL(program, location.href)));
      await engine.instantiate(new URL(wasm, location.href).href);
      const lines = kind.map((word, i) => `${new Date(filed[i]).toISOString().slice(0, 10)},${word},${cost[i]}`);
      await engine.registerFileText('rows.csv', ['filed,kind,cost', ...lines].join('\n'));
      const connection = await engine.connect();
      await connection.query("CREATE TABLE permits AS SELECT * FROM read_csv('rows.csv')");
      return connection;
    },
    async group(connection) {
      const found = await connection.query(
        "SELECT date_trunc('month', filed) AS month, kind, count(*) AS n, sum(cost) AS total FROM permits GROUP BY ALL",
      );
      return {
        groups: found.numRows,
        sum: found
          .getChild('total')
          .toArray()
          .reduce((a, b) => a + b, 0),
      };
    },
  };
}
