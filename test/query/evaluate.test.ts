import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Predicate, Query, Selected, Table } from '../../src/model.js';
import { evaluate } from '../../src/query/evaluate.js';
import { matcher } from '../../src/query/like.js';
import { parseWhere } from '../../src/query/parse.js';
import { startOf } from '../../src/query/units.js';
import { cell, table as tableOfColumns, tableOf } from '../../src/table.js';
import { fields, names, queries, tables, wheres } from './arbitraries.js';

const cells = (table: Table) =>
  Array.from({ length: table.length }, (_, row) => table.fields.map(({ name }) => cell(table.column(name), row)));
const day = (text: string) => Date.parse(text);
const towns = tableOf({ name: ['Oak Élm', null, 'oakland', 'Élmhurst'], n: [3, 1, null, 1], ok: [true, false, null, true] });
const kept = (text: string) => [...evaluate(towns, { where: parseWhere(text) }).column('name')];

describe('where', () => {
  it('drops what is unknown, also under NOT', () => {
    expect(kept('n = 1')).to.deep.equal([null, 'Élmhurst']);
    expect(kept('NOT n = 1')).to.deep.equal(['Oak Élm']);
    expect(kept('n <> 1 OR n = 1')).to.have.length(3);
    expect(kept("NOT (n = 1 AND name = 'x')")).to.deep.equal(['Oak Élm', 'oakland', 'Élmhurst']);
    expect(kept('n IS NULL')).to.deep.equal(['oakland']);
    expect(kept('n IS NOT NULL AND NOT ok = FALSE')).to.deep.equal(['Oak Élm', 'Élmhurst']);
    expect(kept("name NOT IN ('oakland')")).to.deep.equal(['Oak Élm', 'Élmhurst']);
    expect(kept("name NOT LIKE 'oak%'")).to.deep.equal(['Oak Élm', 'Élmhurst']);
  });

  /** The same meaning, row by row: true, false or null. */
  const truth = (predicate: Predicate, row: (name: string) => unknown): boolean | null => {
    if ('args' in predicate) {
      const truths = predicate.args.map((arg) => truth(arg, row));
      const decisive = predicate.op === 'or';
      return truths.includes(decisive) ? decisive : truths.includes(null) ? null : !decisive;
    }
    if ('arg' in predicate) return truth(predicate.arg, row) === null ? null : !truth(predicate.arg, row);
    const value = row(predicate.field) as never;
    if (predicate.op === 'isNull') return value === null;
    if (predicate.op === 'in' && predicate.values.length === 0) return false;
    if (value === null) return null;
    const [left, read] =
      predicate.field === 'when' ? [value, (given: unknown) => Date.parse(given as string)] : [value, (given: unknown) => given];
    if (predicate.op === 'in') return predicate.values.map(read).includes(left);
    if (predicate.op === 'like') return matcher(predicate.pattern)(left);
    if (predicate.op === 'intersects') {
      const [x, y] = (left as { coordinates: number[] }).coordinates as [number, number];
      return x >= predicate.bbox[0] && x <= predicate.bbox[2] && y >= predicate.bbox[1] && y <= predicate.bbox[3];
    }
    const right = read((predicate as { value: unknown }).value) as never;
    return { '=': left === right, '<>': left !== right, '<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right }[
      predicate.op as '='
    ];
  };

  it('is what three-valued logic says of each row', () => {
    fc.assert(
      fc.property(tables, wheres, (table, where) => {
        const wanted = Array.from({ length: table.length }, (_, row) => row).filter(
          (row) => truth(where, (name) => cell(table.column(name), row)) === true,
        );
        const answer = evaluate(table, { where });
        expect(cells(answer)).to.deep.equal(wanted.map((row) => names.map((name) => cell(table.column(name), row))));
        expect(answer.total).to.equal(wanted.length);
      }),
      { numRuns: 300 },
    );
  });

  it('finds other shapes by the box around them', () => {
    const line = (...coordinates: [number, number][]) => ({ type: 'LineString' as const, coordinates });
    const table = tableOf({
      g: [line([0, 0], [10, 10]), line([20, 20], [30, 30]), null, { type: 'GeometryCollection', geometries: [line([4, 4], [5, 5])] }],
      i: [0, 1, 2, 3],
    });
    expect([...evaluate(table, { where: { op: 'intersects', field: 'g', bbox: [5, 1, 6, 4] } }).column('i')]).to.deep.equal([0, 3]);
  });
});

describe('like', () => {
  const regex = (pattern: string) => {
    let source = '';
    for (let at = 0; at < pattern.length; at++) {
      const sign = pattern[at] === '\\' && at + 1 < pattern.length ? `\\${pattern[++at]}` : pattern[at]!;
      source += sign === '%' ? '[^]*' : sign === '_' ? '[^]' : sign.at(-1)!.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
    return new RegExp(`^${source}$`, 'u');
  };

  it('matches as an ordinary expression would', () => {
    const unit = fc.constantFrom('a', 'b', '%', '_', '\\', '.');
    for (const pattern of ['', '%', '%%', 'a', 'a%', '%a', '%a%', 'a%b', '\\%', '%\\%', '_%', '%😀'])
      for (const text of ['', 'a', 'ab', 'ba', 'aba', '%', 'a%', '😀', 'x😀', 'b'])
        expect(matcher(pattern)(text), `${text} LIKE ${pattern}`).to.equal(regex(pattern).test(text));
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '\\', '.', '😀'), maxLength: 10 }),
        (pattern, text) => {
          expect(matcher(pattern)(text)).to.equal(regex(pattern).test(text));
        },
      ),
      { numRuns: 1000 },
    );
    expect(matcher('_')('😀')).to.equal(true);
    expect(matcher('__')('😀')).to.equal(false);
  });

  it('cannot be made slow', () => {
    const start = performance.now();
    expect(matcher(`${'%a'.repeat(500)}b`)('a'.repeat(20_000))).to.equal(false);
    expect(matcher('^(([a-z])+.)+[A-Z]([a-z])+$')('a'.repeat(100_000))).to.equal(false);
    expect(performance.now() - start).to.be.below(5000);
  });
});

describe('search', () => {
  const found = (search: string) => [...evaluate(towns, { search }).column('name')];
  it('finds whole words in any case and accent', () => {
    expect(found('oak')).to.deep.equal(['Oak Élm']);
    expect(found('ELM oak')).to.deep.equal(['Oak Élm']);
    expect(found('élmhurst!')).to.deep.equal(['Élmhurst']);
    expect(found('oak hill')).to.deep.equal([]);
    expect([...found('land'), ...found('hurst'), ...found('oaklan')]).to.deep.equal([]);
    expect(found(' -- ')).to.have.length(4);
  });

  it('finds words spread over columns', () => {
    const table = tableOf({ a: ['Oak Street', 'Oak'], b: ['Hartford', null] });
    expect(evaluate(table, { search: 'oak hartford' }).length).to.equal(1);
  });
});

describe('select', () => {
  it('renames, cuts and keeps titles', () => {
    const table = tableOfColumns([{ name: 'd', title: 'Day', type: 'datetime' }], [Float64Array.of(day('2024-05-16T10:30Z'), NaN)]);
    const select: Selected[] = [
      { name: 'x', field: 'd' },
      { name: 'q', field: 'd', unit: 'quarter' },
      { name: 'h', field: 'd', unit: 'hour' },
    ];
    const answer = evaluate(table, { select });
    expect(answer.fields).to.deep.equal([
      { name: 'x', title: 'Day', type: 'datetime' },
      { name: 'q', title: 'Day', type: 'date' },
      { name: 'h', title: 'Day', type: 'datetime' },
    ]);
    expect(cells(answer)).to.deep.equal([
      [day('2024-05-16T10:30Z'), day('2024-04-01'), day('2024-05-16T10:00Z')],
      [null, null, null],
    ]);
  });

  it('groups with a group for what is missing', () => {
    const answer = evaluate(towns, {
      select: [
        { name: 'n', field: 'n' },
        { name: 'count', aggregate: 'count' },
        { name: 'yes', field: 'ok', aggregate: 'sum' },
        { name: 'last', field: 'name', aggregate: 'max' },
      ],
    });
    expect(cells(answer)).to.deep.equal([
      [3, 1, 1, 'Oak Élm'],
      [1, 2, 1, 'Élmhurst'],
      [null, 1, null, 'oakland'],
    ]);
    expect(answer.fields.map(({ type }) => type)).to.deep.equal(['number', 'number', 'number', 'string']);
  });

  it('groups numbers beyond what bins can count', () => {
    const answer = evaluate(tableOf({ n: [1e308, -1e308, 1e308] }), {
      select: [
        { name: 'n', field: 'n', bin: 0.1 },
        { name: 'count', aggregate: 'count' },
      ],
    });
    expect([...answer.column('count')]).to.deep.equal([2, 1]);
  });

  it('has one row for a whole table, even an empty one', () => {
    const select: Selected[] = [
      { name: 'count', aggregate: 'count' },
      { name: 'sum', field: 'n', aggregate: 'sum' },
      { name: 'min', field: 'name', aggregate: 'min' },
    ];
    expect(cells(evaluate(towns, { select }))).to.deep.equal([[4, 5, 'Oak Élm']]);
    expect(cells(evaluate(towns, { where: parseWhere('n > 99'), select }))).to.deep.equal([[0, null, null]]);
    expect(cells(evaluate(towns, { where: parseWhere('n > 99'), select: [{ name: 'n', field: 'n' }, ...select] }))).to.deep.equal([]);
    expect(cells(evaluate(towns, { where: parseWhere('n = 1'), select: select.slice(0, 1) }))).to.deep.equal([[2]]);
  });

  const naive = (table: Table, select: readonly Selected[]): unknown[][] => {
    const at = (row: number, { field, unit, bin }: Selected) => {
      const value = cell(table.column(field!), row);
      return typeof value !== 'number'
        ? value
        : unit
          ? startOf(value, unit)
          : bin
            ? Number((Math.floor(Number((value / bin).toPrecision(15))) * bin).toPrecision(15)) + 0
            : value;
    };
    const keys = select.filter(({ aggregate }) => !aggregate);
    const groups = new Map<string, number[]>(keys.length ? [] : [['[]', []]]);
    for (let row = 0; row < table.length; row++) {
      const key = JSON.stringify(keys.map((column) => at(row, column)));
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const fold = (column: Selected, rows: readonly number[]): unknown => {
      if (!column.aggregate) return at(rows[0]!, column);
      if (column.field === undefined) return rows.length;
      const values = rows.map((row) => at(row, column)).filter((value) => value !== null) as never[];
      const sum = () => values.reduce((total: number, value: number) => total + value, 0);
      const extreme = (sign: number) =>
        values.reduce((best, value) => (sign * (value < best ? -1 : value > best ? 1 : 0) < 0 ? value : best));
      if (column.aggregate === 'count') return values.length;
      if (column.aggregate === 'count distinct') return new Set(values).size;
      if (values.length === 0) return null;
      return { sum, avg: () => sum() / values.length, min: () => extreme(1), max: () => extreme(-1) }[column.aggregate]();
    };
    return [...groups.values()].map((rows) => select.map((column) => fold(column, rows)));
  };

  it('groups as a plain loop over rows does', () => {
    const grouped = queries
      .map(({ select }) => select)
      .filter((select) => select !== undefined && select.some(({ aggregate }) => aggregate));
    fc.assert(
      fc.property(tables, grouped, (table, select) => {
        const plain = (rows: unknown[][]) =>
          rows.map((row) => row.map((value) => (typeof value === 'number' ? (Number.isFinite(value) ? value + 0 : null) : value)));
        expect(plain(cells(evaluate(table, { select: select! })))).to.deep.equal(plain(naive(table, select!)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('startOf', () => {
  it('is the start of the period in UTC, before and after 1970', () => {
    const starts = (text: string) =>
      (['year', 'quarter', 'month', 'week', 'day', 'hour'] as const).map((unit) =>
        new Date(startOf(day(text), unit)).toISOString().slice(0, 13),
      );
    expect(starts('2024-05-16T10:30:00Z')).to.deep.equal([
      '2024-01-01T00',
      '2024-04-01T00',
      '2024-05-01T00',
      '2024-05-13T00',
      '2024-05-16T00',
      '2024-05-16T10',
    ]);
    expect(starts('1969-12-31T23:59:59Z')).to.deep.equal([
      '1969-01-01T00',
      '1969-10-01T00',
      '1969-12-01T00',
      '1969-12-29T00',
      '1969-12-31T00',
      '1969-12-31T23',
    ]);
    expect(starts('2024-12-30T00:00:00Z')[3]).to.equal('2024-12-30T00');
    expect(startOf(NaN, 'month')).to.be.NaN;
  });
});

describe('order, offset and limit', () => {
  it('has missing cells last, up and down, and equal rows as they were', () => {
    const order = (by: string, descending: boolean) => [...evaluate(towns, { order: [{ by, descending }] }).column('name')];
    expect(order('n', false)).to.deep.equal([null, 'Élmhurst', 'Oak Élm', 'oakland']);
    expect(order('n', true)).to.deep.equal(['Oak Élm', null, 'Élmhurst', 'oakland']);
    expect(order('name', true)).to.deep.equal(['Élmhurst', 'oakland', 'Oak Élm', null]);
    expect(order('ok', false)).to.deep.equal([null, 'Oak Élm', 'Élmhurst', 'oakland']);
  });

  it('sorts numbers of every size and sign', () => {
    const value = fc.oneof(fc.double({ noNaN: false }), fc.integer(), fc.constantFrom(-0, 0, Infinity, -Infinity, 5e-324));
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, descending) => {
        const table = tableOf({ n: Float64Array.from(values), i: values.map((_, index) => index) });
        const wanted = values
          .map((_, index) => index)
          .sort((a, b) => {
            const [x, y] = [values[a]!, values[b]!];
            if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
            return (x < y ? -1 : x > y ? 1 : 0) * (descending ? -1 : 1);
          });
        expect([...evaluate(table, { order: [{ by: 'n', descending }] }).column('i')]).to.deep.equal(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('sorts many rows as it sorts few', () => {
    const length = 50_000;
    const table = tableOf({
      n: Float64Array.from({ length }, (_, row) => (row % 97 ? Math.sin(row) * 1e6 : NaN)),
      t: Array.from({ length }, (_, row) => `t${(row * 7919) % 1013}`),
    });
    const rows = cells(evaluate(table, { order: [{ by: 't', descending: true }, { by: 'n' }] })) as [number | null, string][];
    const unordered = rows.slice(1).findIndex(([n, t], at) => {
      const [before, text] = rows[at]!;
      return text < t || (text === t && (before ?? Infinity) > (n ?? Infinity));
    });
    expect([rows.length, unordered]).to.deep.equal([length, -1]);
  });

  it('orders by several columns', () => {
    const table = tableOf({ a: ['x', 'y', 'x', 'y'], b: [1, 2, 3, 4] });
    expect(cells(evaluate(table, { order: [{ by: 'a' }, { by: 'b', descending: true }] }))).to.deep.equal([
      ['x', 3],
      ['x', 1],
      ['y', 4],
      ['y', 2],
    ]);
  });

  it('cuts, and says how many there were', () => {
    const page = (query: Query) => {
      const { length, total } = evaluate(towns, query);
      return [length, total];
    };
    expect(page({ offset: 1, limit: 2 })).to.deep.equal([2, 4]);
    expect(page({ offset: 9 })).to.deep.equal([0, 4]);
    expect(page({ limit: 0 })).to.deep.equal([0, 4]);
    expect(page({ where: parseWhere('n = 1'), limit: 1 })).to.deep.equal([1, 2]);
    expect(page({})).to.deep.equal([4, 4]);
  });

  it('does not copy what it does not change', () => {
    expect(evaluate(towns, {}).column('n')).to.equal(towns.column('n'));
    expect(fields).to.have.length(5);
  });
});
