import { expect } from '@open-wc/testing';
import { DatasetError, type Field, type Query } from '../../src/model.js';
import { check } from '../../src/query/check.js';
import { parseWhere } from '../../src/query/parse.js';

const field = (name: string, type: Field['type'], title = name): Field => ({ name, title, type });
const fields = [
  field('neighborhood', 'string', 'Neighborhood name'),
  field('cost', 'number', 'Cost ($)'),
  field('opened', 'date'),
  field('at', 'datetime'),
  field('open', 'boolean'),
  field('place', 'geometry'),
  field('Ward', 'string'),
];
const where = async (text: string) => (await check({ where: parseWhere(text) }, fields)).where;
async function refusal(query: Query | string): Promise<[string, string]> {
  try {
    await check(typeof query === 'string' ? { where: parseWhere(query) } : query, fields);
  } catch (error) {
    expect(error).to.be.instanceOf(DatasetError);
    return [(error as DatasetError).code, (error as DatasetError).message];
  }
  throw new Error(`Should be refused: ${JSON.stringify(query)}`);
}

describe('check', () => {
  it('leaves a good query as it is', async () => {
    const query: Query = {
      search: 'oak',
      where: parseWhere("cost > 5 AND NOT (neighborhood = 'x' OR opened >= DATE('2024-01-31'))"),
      select: [
        { name: 'month', field: 'opened', unit: 'month' },
        { name: 'bin', field: 'cost', bin: 10 },
        { name: 'count', aggregate: 'count' },
        { name: 'open', field: 'open', aggregate: 'sum' },
      ],
      order: [{ by: 'count', descending: true }, { by: 'month' }],
      offset: 5,
      limit: 10,
    };
    expect(await check(query, fields)).to.deep.equal(query);
  });

  it('puts names right by capitals and titles', async () => {
    expect(await where('WARD = 5')).to.deep.equal({ op: '=', field: 'Ward', value: '5' });
    expect(await where('"Cost ($)" IS NULL')).to.deep.equal({ op: 'isNull', field: 'cost' });
    expect(await check({ select: [{ name: 'COST', field: 'COST' }], order: [{ by: 'cost' }] }, fields)).to.deep.equal({
      select: [{ name: 'COST', field: 'cost' }],
      order: [{ by: 'COST' }],
    });
  });

  it('names the columns that were perhaps meant', async () => {
    expect(await refusal("nieghborhood = 'x'")).to.deep.equal([
      'columns-gone',
      'There is no column “nieghborhood”; the closest is “neighborhood”.',
    ]);
    expect(await refusal({ order: [{ by: 'opend' }] })).to.deep.equal([
      'columns-gone',
      'There is no column “opend”; the closest are “opened”, “open”.',
    ]);
    expect(await refusal({ select: [{ name: 'x', field: 'qqqqqqqqqqqq' }] })).to.deep.equal([
      'columns-gone',
      'There is no column “qqqqqqqqqqqq”.',
    ]);
    expect((await refusal({ select: [{ name: 'count', aggregate: 'count' }], order: [{ by: 'cost' }] }))[0]).to.equal('columns-gone');
    expect((await refusal({ where: { op: 'isNull', field: '__proto__' } }))[0]).to.equal('columns-gone');
  });

  it("makes values of their field's type", async () => {
    const value = async (text: string) => ((await where(text)) as { value: unknown }).value;
    expect(await value("cost = '5'")).to.equal(5);
    expect(await value('neighborhood = 5')).to.equal('5');
    expect(await value("open = 'Yes'")).to.equal(true);
    expect(await value("opened > '2024-01-31'")).to.equal('2024-01-31');
    expect(await value("at > '2024-01-31T10:00:00Z'")).to.equal('2024-01-31T10:00:00Z');
    expect(await value('opened > 2024')).to.equal('2024-01-01');
    expect(await value("opened > '2024-05'")).to.equal('2024-05-01');
    expect(await where("cost IN ('1', 2)")).to.deep.equal({ op: 'in', field: 'cost', values: [1, 2] });
  });

  it('refuses values that the type cannot mean', async () => {
    expect(await refusal("cost = 'many'")).to.deep.equal(['bad-request', "“cost” holds numbers, and 'many' is none."]);
    expect(await refusal("opened > '01/31/2024'")).to.deep.equal([
      'bad-request',
      "“opened” holds dates, and '01/31/2024' is none (write '2024-01-31').",
    ]);
    expect((await refusal("opened > '2023-02-30'"))[0]).to.equal('bad-request');
    expect((await refusal("open = 'perhaps'"))[0]).to.equal('bad-request');
    expect((await refusal("cost LIKE '5%'"))[1]).to.equal('“cost” holds numbers and cannot be tested by LIKE.');
    expect((await refusal('S_INTERSECTS(cost, BBOX(0,0,1,1))'))[0]).to.equal('bad-request');
    expect((await refusal("place = 'x'"))[0]).to.equal('bad-request');
  });

  it('refuses measures that the type cannot have', async () => {
    for (const select of [
      { name: 'x', field: 'neighborhood', aggregate: 'sum' as const },
      { name: 'x', field: 'open', aggregate: 'avg' as const },
      { name: 'x', field: 'place', aggregate: 'max' as const },
      { name: 'x', field: 'cost', unit: 'month' as const },
      { name: 'x', field: 'opened', bin: 5 },
      { name: 'x', field: 'cost', bin: 0 },
      { name: 'x' },
      { name: 'x', aggregate: 'sum' as const },
    ])
      expect((await refusal({ select: [select] }))[0], JSON.stringify(select)).to.equal('bad-request');
    expect(
      await refusal({
        select: [
          { name: 'x', field: 'cost' },
          { name: 'x', field: 'open' },
        ],
      }),
    ).to.deep.equal(['bad-request', 'Two columns of the answer are called “x”.']);
  });
});
