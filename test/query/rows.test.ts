/** Many rows answered in memory: the same answer as a plain loop gives, a page at a time or at once, with pauses or without. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Order, Query, Table } from '../../src/model.js';
import { evaluate, evaluation } from '../../src/query/evaluate.js';
import { ascendingTexts } from '../../src/query/texts.js';
import { atOnce, paced, paceOf, stretches, together, type Steps } from '../../src/transport/pace.js';
import { dictionaryOf, type Words } from '../../src/query/dictionary.js';
import { cell, tableOf, type Cell } from '../../src/table.js';
import { take } from '../../src/table/cut.js';
import { queries, tables } from './arbitraries.js';

const cells = (table: Table): Cell[][] =>
  Array.from({ length: table.length }, (_, row) => table.fields.map(({ name }) => cell(table.column(name), row)));

/** Rows by a comparison, as anybody would write it. */
function ordered(table: Table, order: readonly Order[]): number[] {
  const compare = (a: Cell, b: Cell, sign: number): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : a < b ? -sign : a > b ? sign : 0;
  const clauses = order.map(({ by, descending }) => ({ column: table.column(by), sign: descending ? -1 : 1 }));
  return Array.from({ length: table.length }, (_, row) => row).sort((a, b) =>
    clauses.reduce((known, { column, sign }) => known || compare(cell(column, a), cell(column, b), sign), 0),
  );
}

/** Where two long lists part; undefined where they do not. */
function firstDifference(got: ArrayLike<Cell>, wanted: ArrayLike<Cell>): number | undefined {
  if (got.length !== wanted.length) return Math.min(got.length, wanted.length);
  for (let at = 0; at < got.length; at++) if (got[at] !== wanted[at]) return at;
  return undefined;
}

/** A table of many rows that repeat a few odd cells, with a number that tells them apart. */
const many = (words: readonly (string | null)[], numbers: readonly number[], length: number): Table =>
  tableOf({
    word: Array.from({ length }, (_, row) => words[(row * 7919) % words.length] ?? null),
    number: Float64Array.from({ length }, (_, row) => numbers[(row * 104_729) % numbers.length]!),
    row: Float64Array.from({ length }, (_, row) => row),
  });

const word = fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('', 'Oak', 'oak', 'Oak\0', 'Öl', '😀')));
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.constantFrom(-0, 0, Infinity, -Infinity, NaN));
const orders = fc
  .array(fc.record({ by: fc.constantFrom('word', 'number'), descending: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map((clauses): Order[] => clauses);

describe('many rows', () => {
  it('are sorted as a stable comparison sorts them, by several columns, up and down', () => {
    const few = fc.array(word, { minLength: 1, maxLength: 40 });
    const values = fc.array(number, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(few, values, orders, fc.constantFrom(7, 300, 20_500), (words, numbers, order, length) => {
        const table = many(words, numbers, length);
        expect(firstDifference(evaluate(table, { order }).column('row'), ordered(table, order))).to.equal(undefined);
      }),
      { numRuns: 20 },
    );
  });

  it('are answered page by page as they are at once', () => {
    fc.assert(
      fc.property(tables, queries, fc.integer({ min: 1, max: 4 }), (table, { offset: _, limit: __, ...query }, limit) => {
        const whole = evaluate(table, query);
        const pages: Cell[][] = [];
        for (let offset = 0; offset < whole.length; offset += limit) {
          const page = evaluate(table, { ...query, offset, limit });
          expect(page.total).to.equal(whole.total);
          pages.push(...cells(page));
        }
        expect(pages).to.deep.equal(cells(whole));
      }),
      { numRuns: 100 },
    );
  });

  it('are answered with pauses as without', async () => {
    await fc.assert(
      fc.asyncProperty(tables, queries, async (table, query) => {
        expect(cells(await paced(evaluation({ ...table }, query), paceOf()))).to.deep.equal(cells(evaluate({ ...table }, query)));
      }),
      { numRuns: 60 },
    );
  });

  it('are copied when their column is asked for, and taken again from where they came', () => {
    const length = 30_000;
    const table = many(['b', null, 'a'], [1, NaN, 2], length);
    const turned = take(
      table,
      Array.from({ length }, (_, row) => length - 1 - row),
      99_999,
    );
    expect([turned.length, turned.total]).to.deep.equal([length, 99_999]);
    expect(cells(take(turned, [0, 1]))).to.deep.equal(cells(take(table, [length - 1, length - 2])));
    expect(cells(take({ ...turned, fields: table.fields.slice(2) }, [2]))).to.deep.equal([[length - 3]]);
    expect(turned.column('row')).to.equal(turned.column('row'));
    expect(() => turned.column('none')).to.throw(RangeError, 'none');
  });

  it('stop being sorted when nobody waits any more', async () => {
    const table = many(['b', 'a'], [3, 1, 2], 400_000);
    const leaving = new AbortController();
    const answer = paced(slow(evaluation(table, { order: [{ by: 'number' }] })), paceOf(leaving.signal));
    leaving.abort(new Error('left'));
    expect(await answer.catch((error: Error) => error.message)).to.equal('left');
  });
});

/** Work whose every step takes longer than a page would wait. */
function* slow<Result>(steps: Steps<Result>): Steps<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    for (const start = performance.now(); performance.now() - start < 12;);
    yield;
  }
}

describe('texts in order', () => {
  const inOrder = (texts: readonly string[]) =>
    [...texts.keys()].sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : a - b));

  it('stand by their code units, however much they have in common', () => {
    const tail = fc.array(fc.string({ unit: 'binary', maxLength: 9 }), { minLength: 1, maxLength: 60 });
    const head = fc.constantFrom('', 'https://data.example/', 'é', 'a'.repeat(300));
    fc.assert(
      fc.property(head, tail, tail, (start, middles, ends) => {
        const texts = Array.from({ length: 2500 }, (_, at) => start + middles[at % middles.length]! + ends[(at * 31) % ends.length]!);
        expect(firstDifference(atOnce(ascendingTexts(texts)), inOrder(texts))).to.equal(undefined);
      }),
      { numRuns: 20 },
    );
  });

  it('are sorted to their very ends', () => {
    const texts = Array.from({ length: 5000 }, (_, at) => `${'same '.repeat(70)}${'x'.repeat((at * 7) % 23)}${(at * 7919) % 5000}`);
    expect(firstDifference(atOnce(ascendingTexts(texts)), inOrder(texts))).to.equal(undefined);
  });
});

describe('a dictionary', () => {
  it('holds every cell once, and gives each row its own', () => {
    const columns = fc.array(fc.oneof(word, fc.boolean()), { maxLength: 50 });
    fc.assert(
      fc.property(columns, fc.integer({ min: 1, max: 400 }), (some, times) => {
        const column: Words = Array.from({ length: some.length * times }, (_, row) => some[row % some.length]!);
        const { entries, codes } = atOnce(dictionaryOf(column));
        if (codes) expect(new Set(entries).size).to.equal(entries.length);
        expect(firstDifference(codes ? Array.from(codes, (code) => entries[code]!) : entries, column)).to.equal(undefined);
        expect(atOnce(dictionaryOf(column)).entries).to.equal(entries);
      }),
      { numRuns: 60 },
    );
  });

  it('is none where nearly every cell is different', () => {
    const kinds = (count: number): Words => Array.from({ length: 200_000 }, (_, row) => `k${(row * 7919) % count}`);
    expect(atOnce(dictionaryOf(kinds(200_000)))).to.not.have.property('codes');
    expect(atOnce(dictionaryOf(kinds(60_000))).entries).to.have.length(60_000);
    expect(atOnce(dictionaryOf(kinds(300))).codes).to.be.instanceOf(Uint16Array);
    expect(atOnce(dictionaryOf(kinds(3))).codes).to.be.instanceOf(Uint8Array);
  });
});

describe('steps', () => {
  it('go over all rows once', () => {
    fc.assert(
      fc.property(fc.nat(200_000), (length) => {
        let next = 0;
        atOnce(
          stretches(length, (from, to) => {
            expect(from).to.equal(next);
            next = to;
          }),
        );
        expect(next).to.equal(length);
      }),
    );
  });

  it('fail where the work fails', async () => {
    const query: Query = { order: [{ by: 'none' }] };
    const failure = await paced(evaluation(many(['a'], [1], 3), query), paceOf()).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(RangeError);
  });

  it('are taken once where several wait for what they come to', async () => {
    let taken = 0;
    const work = together(
      (function* () {
        for (; taken < 5; taken++) yield;
        return taken;
      })(),
    );
    expect(await Promise.all([1, 2, 3].map(() => paced(work(), paceOf())))).to.deep.equal([5, 5, 5]);
    expect([atOnce(work()), taken]).to.deep.equal([5, 5]);
  });

  it('fail for each who waits for them', async () => {
    const work = together(evaluation(many(['a'], [1], 3), { order: [{ by: 'none' }] }));
    const failures = await Promise.all([1, 2].map(() => paced(work(), paceOf()).catch((error: unknown) => error)));
    for (const failure of failures) expect(failure).to.be.instanceOf(RangeError);
  });
});
