/** Reading: pages put together, the ceiling kept, answers shared, and only what a portal can do asked of it. */
import { aTimeout, expect } from '@open-wc/testing';
import {
  DatasetError,
  portals,
  read,
  tableOf,
  type Capabilities,
  type Dataset,
  type Portal,
  type Progress,
  type Query,
  type Table,
} from '../../src/data.js';

/** Numbers from 0 up to `rows`, never more than `most` at once; tells its total where asked to. */
function numbers({
  rows,
  capabilities,
  total = true,
  most = Infinity,
}: {
  rows: number;
  capabilities: Capabilities;
  total?: boolean;
  most?: number;
}) {
  const asked: Query[] = [];
  const name = `numbers ${Math.random()}`;
  const portal: Portal = {
    name,
    capabilities,
    match: () => undefined,
    describe: () => Promise.reject(new Error('not asked')),
    async read(_, query): Promise<Table> {
      asked.push(query);
      await aTimeout(5);
      const { offset = 0, limit = rows } = query;
      const n = Float64Array.from({ length: Math.max(0, Math.min(limit, most, rows - offset)) }, (_, at) => offset + at);
      return { ...tableOf({ n }), ...(total ? { total: rows } : {}) };
    },
  };
  portals.push(portal);
  const dataset: Dataset = {
    ref: { portal: name, endpointURL: 'https://numbers.example', identifier: 'n' },
    title: '',
    landingPage: '',
    fields: [{ name: 'n', title: 'N', type: 'number' }],
  };
  return { dataset, asked };
}

const first = (table: Table): unknown => [table.length, table.total, table.column('n')[0], table.column('n').at(-1)];
const pagesOf = (asked: readonly Query[]): unknown => asked.map(({ offset, limit }) => [offset, limit]);
const mean: Query = { select: [{ name: 'mean', field: 'n', aggregate: 'avg' }] };

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof DatasetError ? error.code : String(error)),
  );
}

describe('read', () => {
  const known = portals.length;
  afterEach(() => portals.splice(known));

  it('puts pages together, side by side where the first tells how many rows there are', async () => {
    const { dataset, asked } = numbers({ rows: 2500, capabilities: { pageSize: 1000 } });
    expect(first(await read(dataset))).to.deep.equal([2500, 2500, 0, 2499]);
    expect(pagesOf(asked)).to.deep.equal([
      [0, 1000],
      [1000, 1000],
      [2000, 500],
    ]);
  });

  it('puts pages together one after the other where it does not', async () => {
    const { dataset, asked } = numbers({ rows: 2500, capabilities: { pageSize: 1000 }, total: false });
    expect(first(await read(dataset))).to.deep.equal([2500, 2500, 0, 2499]);
    expect(pagesOf(asked)).to.deep.equal([
      [0, 1000],
      [1000, 1000],
      [2000, 1000],
    ]);
  });

  it('asks once more where the last page is full', async () => {
    const { dataset, asked } = numbers({ rows: 2000, capabilities: { pageSize: 1000 }, total: false });
    expect(first(await read(dataset))).to.deep.equal([2000, 2000, 0, 1999]);
    expect(asked.length).to.equal(3);
  });

  it('asks for no more than is wanted', async () => {
    for (const total of [true, false]) {
      const { dataset, asked } = numbers({ rows: 5000, capabilities: { pageSize: 1000, order: true, select: true }, total });
      const table = await read(dataset, { offset: 100, limit: 1500 });
      expect([table.length, table.column('n')[0], table.column('n').at(-1)]).to.deep.equal([1500, 100, 1599]);
      expect(pagesOf(asked)).to.deep.equal([
        [100, 1000],
        [1100, 500],
      ]);
    }
  });

  it('goes by the pages that come, where a site gives fewer rows than its kind of portal does', async () => {
    const { dataset, asked } = numbers({ rows: 2500, capabilities: { pageSize: 2000 }, most: 1000 });
    expect((await read(dataset, mean)).column('mean')[0]).to.equal(1249.5);
    expect(pagesOf(asked)).to.deep.equal([
      [0, 2000],
      [1000, 1000],
      [2000, 500],
    ]);
  });

  it('never counts over a part that a portal gives for the whole', async () => {
    const { dataset } = numbers({ rows: 2500, capabilities: {}, most: 1000 });
    expect(await codeOf(read(dataset, mean))).to.equal('bad-response');
    expect(first(await read(dataset))).to.deep.equal([1000, 2500, 0, 999]);
  });

  it('tells every asker how far it is, whoever asked first', async () => {
    const { dataset, asked } = numbers({ rows: 2500, capabilities: { pageSize: 1000 } });
    const [mine, yours, late]: Progress[][] = [[], [], []];
    await Promise.all([
      read(dataset, mean, { onProgress: (progress) => mine!.push(progress) }),
      read(dataset, {}, { onProgress: (progress) => yours!.push(progress) }),
    ]);
    const whole = [
      { loaded: 1000, total: 2500 },
      { loaded: 2000, total: 2500 },
      { loaded: 2500, total: 2500 },
    ];
    expect([mine, yours]).to.deep.equal([whole, whole]);
    await read(dataset, {}, { onProgress: (progress) => late!.push(progress) });
    expect([late, asked.length]).to.deep.equal([[], 3]);
  });

  it('tells how many rows have come where nobody knows how many there are, and nothing of a single page', async () => {
    const told: Progress[] = [];
    const onProgress = (progress: Progress): void => void told.push(progress);
    await read(numbers({ rows: 2500, capabilities: { pageSize: 1000 }, total: false }).dataset, {}, { onProgress });
    expect(told).to.deep.equal([{ loaded: 1000 }, { loaded: 2000 }]);
    await read(numbers({ rows: 900, capabilities: { pageSize: 1000 } }).dataset, {}, { onProgress });
    expect(told.length).to.equal(2);
  });

  it('says how many rows there are of which these are a part', async () => {
    const { dataset } = numbers({ rows: 5000, capabilities: { pageSize: 1000 } });
    expect(first(await read(dataset, { limit: 10 }))).to.deep.equal([10, 5000, 0, 9]);
  });

  it('counts here what the portal cannot, over all rows', async () => {
    const { dataset, asked } = numbers({ rows: 2501, capabilities: { pageSize: 1000 } });
    expect((await read(dataset, mean)).column('mean')[0]).to.equal(1250);
    expect(asked.every(({ select }) => select === undefined)).to.equal(true);
  });

  it('never counts over a part: too many rows are an error', async () => {
    for (const total of [true, false]) {
      const { dataset, asked } = numbers({ rows: 200_001, capabilities: { pageSize: 50_000 }, total });
      expect(await codeOf(read(dataset, mean))).to.equal('too-big');
      expect(asked.length).to.equal(total ? 1 : 4);
    }
    const { dataset } = numbers({ rows: 200_000, capabilities: { pageSize: 50_000 } });
    expect((await read(dataset, mean)).column('mean')[0]).to.equal(99_999.5);
  });

  it('asks for everything at once where a portal has no pages', async () => {
    const { dataset, asked } = numbers({ rows: 3000, capabilities: {} });
    const table = await read(dataset, { order: [{ by: 'N', descending: true }], offset: 10, limit: 2 });
    expect(first(table)).to.deep.equal([2, 3000, 2989, 2988]);
    expect(asked).to.deep.equal([{}]);
  });

  it('asks once for one question, whatever is left to do here', async () => {
    const { dataset, asked } = numbers({ rows: 50, capabilities: {} });
    await Promise.all([read(dataset, mean), read(dataset, { limit: 5 }), read(dataset)]);
    await read(dataset, { where: { op: '>', field: 'n', value: 40 } });
    expect(asked.length).to.equal(1);
    await read(dataset, {}, { fresh: true });
    expect(asked.length).to.equal(2);
  });

  it('gives the columns of a page past the end, and no total that nobody knows', async () => {
    const { dataset } = numbers({ rows: 30, capabilities: { pageSize: 10, order: true, select: true }, total: false });
    const { length, total, fields } = await read(dataset, { offset: 90, limit: 10 });
    expect([length, total, fields.length]).to.deep.equal([0, undefined, 1]);
  });

  it('unsupported for a dataset of no portal that is here', async () => {
    const { dataset } = numbers({ rows: 1, capabilities: {} });
    expect(await codeOf(read({ ...dataset, ref: { ...dataset.ref, portal: 'geocities' } }))).to.equal('unsupported');
  });
});
