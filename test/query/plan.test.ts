import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Capabilities, Predicate, Query, Table } from '../../src/model.js';
import { evaluate } from '../../src/query/evaluate.js';
import { parseWhere } from '../../src/query/parse.js';
import { plan } from '../../src/query/plan.js';
import { cell } from '../../src/table.js';
import { capabilities, queries, tables } from './arbitraries.js';

const everything: Capabilities = {
  search: true,
  where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull', 'intersects'],
  select: true,
  aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
  units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
  bin: true,
  order: true,
  pageSize: 1000,
};
const query: Query = {
  search: 'oak',
  where: parseWhere("n > 5 AND city LIKE 'a%'"),
  select: [
    { name: 'm', field: 'when', unit: 'month' },
    { name: 'count', aggregate: 'count' },
    { name: 's', field: 'n', aggregate: 'sum' },
  ],
  order: [{ by: 'm' }],
  offset: 5,
  limit: 10,
};
const contents = ({ fields, length, total, column }: Table) => ({
  fields,
  total: total ?? length,
  cells: fields.map(({ name }) => Array.from({ length }, (_, row) => cell(column(name), row))),
});

describe('plan', () => {
  it('gives everything to a portal that does everything, and nothing to one that does nothing', () => {
    expect(plan(query, everything)).to.deep.equal({ portal: query, rest: {} });
    expect(plan(query, {})).to.deep.equal({ portal: {}, rest: query });
  });

  it('lets shapes be simplified only where nothing here looks at them', () => {
    const shapes: Query = { select: [{ name: 'place', field: 'place' }], resolution: 2000 };
    const where: Predicate = { op: 'intersects', field: 'place', bbox: [0, 0, 1, 1] };
    const simplifies: Capabilities = { select: true, resolution: true };
    expect(plan(shapes, simplifies)).to.deep.equal({ portal: shapes, rest: {} });
    expect(plan(shapes, { select: true }).portal).to.deep.equal({ select: shapes.select });
    expect(plan({ ...shapes, where }, simplifies).portal).to.deep.equal({ select: shapes.select });
  });

  it('parts the conjuncts', () => {
    const { portal, rest } = plan({ where: query.where! }, { ...everything, where: ['and', '>'] });
    expect([portal, rest]).to.deep.equal([{ where: parseWhere('n > 5') }, { where: parseWhere("city LIKE 'a%'") }]);
  });

  it('gives one conjunct to a portal that cannot join several', () => {
    const where = parseWhere('n > 5 AND n > 6 AND n < 9');
    expect(plan({ where }, { ...everything, where: ['>'] })).to.deep.equal({
      portal: { where: parseWhere('n > 5') },
      rest: { where: parseWhere('n > 6 AND n < 9') },
    });
  });

  it('keeps a predicate whole where one of its parts cannot go', () => {
    const where = parseWhere("n > 5 OR city LIKE 'a%'");
    expect(plan({ where }, { ...everything, where: ['or', '>'] })).to.deep.equal({ portal: {}, rest: { where } });
  });

  it('asks for the needed columns only where the grouping stays', () => {
    const { portal, rest } = plan({ ...query, search: 'x' }, { ...everything, units: [] });
    expect(portal).to.deep.equal({
      search: 'x',
      where: query.where,
      select: [
        { name: 'when', field: 'when' },
        { name: 'n', field: 'n' },
      ],
    });
    expect(rest).to.deep.equal({ select: query.select, order: query.order, offset: 5, limit: 10 });
    const { portal: filtered } = plan(query, { ...everything, where: ['>', 'and'] });
    expect(filtered.select).to.deep.equal([
      { name: 'city', field: 'city' },
      { name: 'when', field: 'when' },
      { name: 'n', field: 'n' },
    ]);
  });

  it('never pages, orders or groups behind a filter that stays', () => {
    expect(
      plan({ search: 'oak', where: parseWhere('n > 5'), order: [{ by: 'n' }], limit: 10 }, { ...everything, search: false }),
    ).to.deep.equal({
      portal: { where: parseWhere('n > 5') },
      rest: { search: 'oak', order: [{ by: 'n' }], limit: 10 },
    });
  });

  it('pages only where the portal does', () => {
    const { pageSize, ...whole } = everything;
    expect(pageSize).to.equal(1000);
    expect(plan({ limit: 10 }, whole)).to.deep.equal({ portal: {}, rest: { limit: 10 } });
  });

  it('changes no answer', () => {
    fc.assert(
      fc.property(tables, queries, capabilities, (table, asked, can) => {
        const { portal, rest } = plan(asked, can);
        expect(contents(evaluate(evaluate(table, portal), rest))).to.deep.equal(contents(evaluate(table, asked)));
      }),
      { numRuns: 400 },
    );
  });

  it('asks a portal only for what it does', () => {
    fc.assert(
      fc.property(queries, capabilities, (asked, can) => {
        const { portal } = plan(asked, can);
        expect(Boolean(portal.search) && !can.search, 'search').to.equal(false);
        expect(Boolean(portal.order?.length) && !can.order, 'order').to.equal(false);
        expect((portal.offset !== undefined || portal.limit !== undefined) && can.pageSize === undefined, 'page').to.equal(false);
        const ops = Array.from(JSON.stringify(portal.where ?? {}).matchAll(/"op":"([^"]+)"/g), ([, op]) => op as 'and');
        expect(ops.filter((op) => !can.where?.includes(op))).to.deep.equal([]);
        for (const { aggregate, unit, bin } of portal.select ?? []) {
          expect(aggregate === undefined || can.aggregates?.includes(aggregate)).to.equal(true);
          expect(unit === undefined || can.units?.includes(unit)).to.equal(true);
          expect(bin === undefined || can.bin).to.equal(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a portal that keeps one box beside all else', () => {
  const box = (west: number): Predicate => ({ op: 'intersects', field: 'g', bbox: [west, 0, 9, 9] });
  const [one, other, open]: Predicate[] = [box(0), box(5), { op: '=', field: 'a', value: 1 }];
  const wherePlanned = (where: Predicate, capabilities: Capabilities) => {
    const { portal, rest } = plan({ where }, capabilities);
    return [portal.where, rest.where];
  };

  it('is given the first box, and the second stays here', () => {
    const kept: Predicate = { op: 'and', args: [one!, open!] };
    expect(wherePlanned({ op: 'and', args: [open!, one!, other!] }, { box: true, where: ['=', 'and'] })).to.deep.equal([kept, other]);
    expect(wherePlanned(one!, { box: true })).to.deep.equal([one, undefined]);
  });

  it('is not given a box inside of other conditions', () => {
    const not: Predicate = { op: 'not', arg: one! };
    const or: Predicate = { op: 'or', args: [one!, open!] };
    expect(wherePlanned(not, { box: true, where: ['not'] })).to.deep.equal([undefined, not]);
    expect(wherePlanned(or, { box: true, where: ['or', '='] })).to.deep.equal([undefined, or]);
  });
});
