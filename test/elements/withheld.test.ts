/** Small counts are kept back alike in drawing, words, table and files, and no sum gives them away. */
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-stat.js';
import '../../src/elements/opendata-table.js';
import '../../src/elements/opendata-timeseries.js';
import type { DrawingElement } from '../../src/elements/shared/drawing-element.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import { askWithholding, withholdParts } from '../../src/elements/shared/withhold.js';
import type { Query, Table } from '../../src/model.js';
import { check } from '../../src/query/check.js';
import { evaluate } from '../../src/query/evaluate.js';
import { isWithheld, tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const { socrata, ckan } = PORTALS;
const below = 10;

const repeated = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).flatMap(([name, n]) => Array.from({ length: n }, () => name));

const kinds = tableOf({ kind: repeated({ oak: 40, elm: 25, ash: 12, fig: 3 }) });

async function handed<Element extends OpendataElement>(tag: string, table: Table, attributes: Record<string, string>): Promise<Element> {
  const element = document.createElement(tag) as OpendataElement;
  for (const [name, value] of Object.entries({ loading: 'eager', 'suppress-below': String(below), ...attributes }))
    element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Trees' } };
  return settled<Element>(html`${element}`);
}

const linesOf = (csv: string): string[] => csv.slice(1).trim().split('\r\n').slice(1);

/** Everything that a reader can see, hear or take away. */
async function everythingOf(element: DrawingElement): Promise<string> {
  const canvas = one(element, '.canvas');
  const heard: string[] = [];
  canvas.focus();
  for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End']) {
    await sendKeys({ press: key });
    await element.updateComplete;
    heard.push(one(element, '[role=status]').textContent, one(element, '.tooltip').textContent);
  }
  element.view = 'both';
  await element.updateComplete;
  return [...heard, textOf(element), await element.toCSV(), await element.toSVG()].join('\n');
}

describe('what is too small to be told', () => {
  it('stands nowhere in a chart, nor can it be worked out', async () => {
    const element = await handed<DrawingElement>('opendata-chart', kinds, { x: 'kind' });
    expect(element.getAttribute('data-state')).to.equal('ready-partial');
    expect(linesOf(await element.toCSV())).to.deep.equal(['oak,40', 'elm,25', 'ash,withheld', 'fig,withheld']);
    expect(all(element, '.value').map(({ textContent }) => textContent)).to.deep.equal(['40', '25', 'withheld', 'withheld']);
    const everything = await everythingOf(element);
    expect(everything).to.include('fig. Number of rows: withheld.');
    expect(everything).to.include('2 values are withheld: numbers that speak of fewer than 10 rows');
    expect(everything).not.to.match(/\b(12|3|15)\b(?!px)[^.]*(fig|ash)|(fig|ash)\D{0,20}\b(12|3)\b/);
    expect(everything).not.to.include('In all');
    await expect(element).to.be.accessible();
  });

  it('is no zero where bars stand side by side', async () => {
    const big = Array.from({ length: 80 }, (_, i) => i % 2 === 0);
    const crossed = tableOf({ kind: kinds.column('kind') as string[], big });
    const element = await handed<DrawingElement>('opendata-chart', crossed, { x: 'kind', series: 'big', mark: 'column' });
    const untold = all(element, '.value').filter(({ textContent }) => textContent === '…');
    expect(untold)
      .to.have.length([...element.table!.withheld!.values()].reduce((sum, rows) => sum + rows.size, 0))
      .and.not.have.length(0);
  });

  it('is said in every language of the page', async () => {
    for (const [lang, word, note] of [
      ['es', 'reservado', 'Se reservan 2 valores'],
      ['ar', 'محجوب', 'حُجبت قيمتان'],
    ] as const) {
      const element = await handed<DrawingElement>('opendata-chart', kinds, { x: 'kind', lang });
      await waitUntil(async () => (await element.toCSV()).includes(`fig,${word}`));
      expect(textOf(element)).to.include(note);
    }
  });

  it('makes no ring, no shares and no total of a stack', async () => {
    const ring = await handed<DrawingElement>('opendata-chart', kinds, { x: 'kind', mark: 'donut' });
    expect(all(ring, '.slice')).to.have.length(0);
    const crossed = tableOf({ kind: kinds.column('kind') as string[], big: Array.from({ length: 80 }, (_, i) => i % 2 === 0) });
    const stacks = await handed<DrawingElement>('opendata-chart', crossed, { x: 'kind', series: 'big', normalize: '' });
    expect(linesOf(await stacks.toCSV())).to.deep.equal([
      'oak,20,20',
      'elm,withheld,withheld',
      'ash,withheld,withheld',
      'fig,withheld,withheld',
    ]);
    expect(textOf(stacks)).not.to.include('%');
  });

  it('hides what an average of few rows would tell', async () => {
    const table = tableOf({ kind: [...repeated({ oak: 30 }), 'fig'], cost: Array.from({ length: 31 }, (_, i) => 100 + i) });
    const element = await handed<DrawingElement>('opendata-chart', table, { x: 'kind', y: 'avg(cost), sum(cost)' });
    expect(linesOf(await element.toCSV())).to.deep.equal(['fig,withheld,withheld', 'oak,114.5,withheld']);
  });

  it('leaves a gap in time that is none of the data', async () => {
    const on = repeated({ '2020-01-05': 40, '2020-02-05': 2, '2020-03-05': 30, '2020-04-05': 20 }).map((day) => new Date(day));
    const element = await handed<DrawingElement>('opendata-timeseries', tableOf({ on }), { interval: 'month' });
    expect(linesOf(await element.toCSV())).to.deep.equal(['2020-01-01,40', '2020-02-01,withheld', '2020-03-01,30', '2020-04-01,withheld']);
    expect(textOf(element)).not.to.include('without data');
    expect(await everythingOf(element)).not.to.match(/\b2\b rows|: 2\./);
  });

  it('is withheld in one number, with all that is said of it', async () => {
    const few = await handed('opendata-stat', tableOf({ kind: repeated({ fig: 3 }) }), { unit: 'trees', target: '6' });
    expect(textOf(few))
      .to.include('Number of rows: withheld.')
      .and.not.to.match(/\b3\b|50%|trees/);
    const many = await handed('opendata-stat', kinds, {});
    expect(textOf(many)).to.include('Number of rows: 80.');
  });

  it('is withheld in groups of a table, on each portal', async () => {
    for (const src of [`${socrata}/d/bird-stri`, `${ckan}/dataset/faa-bird-strikes`]) {
      const element = await settled<OpendataElement>(
        html`<opendata-table loading="eager" suppress-below="200" group-by="Origin State" y="count" src=${src}></opendata-table>`,
      );
      const counts = linesOf(await element.toCSV()).map((line) => line.split(',').at(-1)!);
      expect(counts.filter((text) => text === 'withheld').length).to.be.above(5);
      for (const text of counts) expect(text === 'withheld' || Number(text) >= 200, text).to.equal(true);
    }
  });

  it('says the same of no rows and of few', async () => {
    for (const n of [0, 4]) {
      const element = await handed<OpendataElement>('opendata-chart', tableOf({ kind: repeated({ fig: n }) }), { x: 'kind' });
      expect(element.getAttribute('data-state')).to.equal('empty');
      expect(textOf(element)).to.include('There are no rows here, or fewer than 10 in each group').and.not.to.include('4');
    }
  });
});

describe('withholding', () => {
  const counted = async (table: Table, groups: readonly string[]): Promise<Table> => {
    const query: Query = { select: [...groups.map((name) => ({ name, field: name })), { name: 'n', aggregate: 'count' }] };
    return askWithholding(query, table.fields, below, async (asked) => evaluate(table, await check(asked, table.fields)));
  };
  const told = (table: Table, rows: readonly number[]): number[] => rows.filter((row) => !isWithheld(table, 'n', row));

  it('shows nothing below the limit, and leaves no line of which one value could be worked out', async () => {
    const cells = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y', 'z', null)), {
      minLength: 1,
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(cells, async (pairs) => {
        const table = tableOf({ one: pairs.map(([one]) => one), two: pairs.map(([, two]) => two) });
        const query: Query = { select: ['one', 'two'].map((name) => ({ name, field: name })) };
        const [answer, truth] = await Promise.all([
          counted(table, ['one', 'two']),
          check({ select: [...query.select!, { name: 'n', aggregate: 'count' }] }, table.fields).then((asked) => evaluate(table, asked)),
        ]);
        const counts = truth.column('n') as Float64Array;
        const rows = Array.from(counts.keys());
        for (const row of told(answer, rows)) expect(answer.column('n')[row], `row ${row}`).to.equal(counts[row]);
        for (const row of told(answer, rows)) expect(counts[row]).to.be.at.least(below);
        for (const name of ['one', 'two']) {
          const column = answer.column(name) as readonly string[];
          for (const key of new Set(column)) {
            const line = rows.filter((row) => column[row] === key);
            const kept = line.filter((row) => isWithheld(answer, 'n', row));
            const sum = kept.reduce((total, row) => total + counts[row]!, 0);
            expect(kept.length === 0 || kept.length === line.length || (kept.length > 1 && sum >= below)).to.equal(true);
          }
        }
      }),
    );
  });

  it('does so for remainders, which no portal counts', () => {
    const part = (...values: number[]) => ({ values: Float64Array.from(values), withheld: new Set<number>() });
    const [shown, rest] = withholdParts([part(30, 12), part(4, 50)], below, true);
    expect([...shown!.values]).to.deep.equal([NaN, NaN]);
    expect([...rest!.values]).to.deep.equal([NaN, NaN]);
    const alone = withholdParts([part(30, 12, 60, 3)], below, false);
    expect([...alone[0]!.values]).to.deep.equal([30, NaN, 60, NaN]);
  });

  it('keeps back no zero', async () => {
    const { values } = withholdParts([{ values: Float64Array.of(0, 20), withheld: new Set<number>() }], below, false)[0]!;
    expect([...values]).to.deep.equal([0, 20]);
  });
});
