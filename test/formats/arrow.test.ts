import { expect } from '@open-wc/testing';
import * as arrow from '@uwdata/flechette';
import { rows, tableIn, types } from './made.js';

const bytes = (columns: Record<string, [unknown[], arrow.DataType]>) =>
  arrow.tableToIPC(
    arrow.tableFromColumns(
      Object.entries(columns).map(
        ([name, [values, type]]) => [name, arrow.columnFromArray(values, type)] as [string, arrow.Column<unknown>],
      ),
    ),
    { format: 'file' },
  )!;

describe('Arrow', () => {
  it('reads dates, 64-bit integers, decimals, dictionaries, lists and what is missing', async () => {
    const table = await tableIn(
      bytes({
        day: [[19753, null], arrow.dateDay() as arrow.DataType],
        moment: [[1706659200123, null], arrow.timestamp(arrow.TimeUnit.MICROSECOND) as arrow.DataType],
        big: [[9007199254740993n, null], arrow.int64() as arrow.DataType],
        price: [[12.5, null], arrow.decimal(10, 2) as arrow.DataType],
        kind: [['a', null], arrow.dictionary(arrow.utf8()) as arrow.DataType],
        open: [[true, null], arrow.bool() as arrow.DataType],
        list: [[[1n, 2n], null], arrow.list(arrow.int64()) as arrow.DataType],
        clock: [[3_661_000, null], arrow.timeMillisecond() as arrow.DataType],
      }),
      'x.arrow',
    );
    expect(types(table)).to.deep.equal([
      'day date',
      'moment datetime',
      'big number',
      'price number',
      'kind string',
      'open boolean',
      'list string',
      'clock string',
    ]);
    const [first, second] = rows(table);
    expect(first!.slice(1)).to.deep.equal([1706659200123, 9007199254740992, 12.5, 'a', true, '[1,2]', '01:01:01']);
    expect(second).to.deep.equal(Array(8).fill(null));
  });

  it('reads 200,000 real rows as their JSON has them', async () => {
    const table = await tableIn(
      await (await fetch('/node_modules/vega-datasets/data/flights-200k.arrow')).arrayBuffer(),
      'flights-200k.arrow',
    );
    const truth = (await (await fetch('/node_modules/vega-datasets/data/flights-200k.json')).json()) as Record<string, number>[];
    expect(table.length).to.equal(truth.length);
    for (const name of ['delay', 'distance', 'time']) {
      const column = table.column(name);
      expect(
        truth.every((row, index) => Math.abs(row[name]! - (column[index] as number)) < 1e-4),
        name,
      ).to.equal(true);
    }
  });

  it('calls a damaged file damaged', async () => {
    const whole = bytes({ a: [[1, 2], arrow.int32() as arrow.DataType] });
    const error = await tableIn(whole.subarray(0, whole.length - 60), 'x.arrow').catch((reason: unknown) => reason);
    expect((error as { code?: string }).code).to.equal('bad-response');
  });
});
