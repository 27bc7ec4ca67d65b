import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { localeOf } from '../../src/locale/index.js';
import * as fills from '../../src/marks/fills.js';
import { apart } from '../../src/marks/labels.js';
import { nearest, nearestLayer } from '../../src/marks/nearest.js';
import { areaPath, linePath, lonely, runs } from '../../src/marks/path.js';
import { extent, linear, valueDomain } from '../../src/marks/scale.js';
import { stack } from '../../src/marks/stack.js';
import { summary } from '../../src/marks/summary.js';
import { axisText, fitting, valueText, widthOf } from '../../src/marks/text.js';
import { layOut, type TimeChart } from '../../src/marks/time-chart.js';
import { walked } from '../../src/marks/walk.js';

const locale = localeOf('en');
const box = { width: 640, height: 288, font: 12 };
const months = (count: number): Float64Array => Float64Array.from({ length: count }, (_, i) => Date.UTC(2024, i));
const chart = (given: Partial<TimeChart> & { readonly columns: readonly (readonly number[])[] }): TimeChart => ({
  times: months(given.columns[0]!.length),
  unit: 'month',
  series: given.columns.map((values, i) => ({ title: `Series ${i + 1}`, values: Float64Array.from(values), other: false })),
  mark: 'line',
  fills,
  stacked: false,
  zero: false,
  unfinished: false,
  pattern: '',
  ...given,
});

describe('a scale of values', () => {
  const domain = (low: number, high: number, zero = false) => [...valueDomain([low, high], { zero, count: 5 })];

  it('holds all values between round ends', () => {
    const finite = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(finite, finite, fc.boolean(), (a, b, zero) => {
        const [from, to] = domain(Math.min(a, b), Math.max(a, b), zero);
        expect(from).to.be.at.most(Math.min(a, b));
        expect(to).to.be.at.least(Math.max(a, b));
        expect(from).to.be.below(to!);
        if (zero) expect(from! <= 0 && to! >= 0).to.equal(true);
      }),
      { examples: [[999999999999.9985, 999999999999.9987, false]] },
    );
  });

  it('begins at zero where zero is near or the mark demands it, and not where it is far', () => {
    expect(domain(20, 90)).to.deep.equal([0, 100]);
    expect(domain(80, 90)).to.deep.equal([80, 90]);
    expect(domain(80, 90, true)).to.deep.equal([0, 100]);
    expect(domain(-90, -80)).to.deep.equal([-90, -80]);
  });

  it('bears one value, none, and the largest there are', () => {
    expect(domain(0, 0)).to.deep.equal([0, 1]);
    expect(domain(412, 412)).to.deep.equal([0, 500]);
    expect(domain(-3, -3)[1]).to.equal(0);
    expect(domain(Infinity, -Infinity)).to.deep.equal([0, 1]);
    expect(domain(-Number.MAX_VALUE, Number.MAX_VALUE).every(Number.isFinite)).to.equal(true);
    expect(extent([Float64Array.of(NaN, 3, Infinity, -1)])).to.deep.equal([-1, 3]);
    expect(linear([5, 5], [0, 10])(5)).to.equal(5);
  });
});

describe('a path', () => {
  const xs = Float64Array.of(0, 10, 20, 30, 40, 50);
  const ys = Float64Array.of(1, 2, NaN, 4, 5, 6);
  const nowhere = (): boolean => false;

  it('ends where a value is missing or a period left out, and begins anew', () => {
    expect(runs(ys, nowhere)).to.deep.equal([
      [0, 2],
      [3, 6],
    ]);
    expect(runs(ys, (i) => i === 4)).to.deep.equal([
      [0, 2],
      [3, 4],
      [4, 6],
    ]);
    expect(linePath(xs, ys, runs(ys, nowhere))).to.equal('M0,1L10,2M30,4L40,5L50,6');
    expect(areaPath(xs, ys, new Float64Array(6).fill(9), [[0, 2]])).to.equal('M0,1L10,2L10,9L0,9Z');
  });

  it('leaves to dots what stands alone', () => {
    expect(lonely(runs(Float64Array.of(1, NaN, 3, 4, NaN, 6), nowhere))).to.deep.equal([0, 5]);
  });
});

describe('a stack', () => {
  it('piles up what is above zero and what is below it apart, and skips what is missing', () => {
    const [a, b, c] = stack([Float64Array.of(1, 2, NaN), Float64Array.of(-3, NaN, NaN), Float64Array.of(4, 5, NaN)]);
    expect([...a!.upper]).to.deep.equal([1, 2, NaN]);
    expect([...b!.upper]).to.deep.equal([-3, 2, NaN]);
    expect([...c!.lower]).to.deep.equal([1, 2, NaN]);
    expect([...c!.upper]).to.deep.equal([5, 7, NaN]);
  });
});

describe('the nearest', () => {
  it('place is found among many', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }), fc.integer({ min: -50, max: 1050 }), (places, x) => {
        const xs = Float64Array.from(places).sort();
        const found = Math.abs(xs[nearest(xs, x)]! - x);
        expect(found).to.equal(Math.min(...xs.map((place) => Math.abs(place - x))));
      }),
    );
  });

  it('layer is the one that holds the pointer', () => {
    const layers = [
      { lower: Float64Array.of(100, NaN), upper: Float64Array.of(80, NaN) },
      { lower: Float64Array.of(80, 100), upper: Float64Array.of(20, 90) },
    ];
    expect(nearestLayer(layers, 0, Number, 90)).to.equal(0);
    expect(nearestLayer(layers, 0, Number, 30)).to.equal(1);
    expect(nearestLayer(layers, 1, Number, 500)).to.equal(1);
  });
});

describe('direct labels', () => {
  it('stand apart, in order and within the range, or not at all', () => {
    const wanted = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(wanted, (places) => {
        const found = apart(places, 15, [0, 200]);
        if (!found) return;
        const sorted = [...found].sort((a, b) => a - b);
        sorted.forEach((place, i) => expect(place - (sorted[i - 1] ?? -15)).to.be.at.least(15 - 1e-9));
        expect(sorted.at(-1)).to.be.at.most(200);
        places.forEach((a, i) => places.forEach((b, j) => expect(a < b && found[i]! > found[j]!).to.equal(false)));
      }),
    );
    expect(apart([100, 101], 15, [0, 200])).to.deep.equal([100, 115]);
    expect(apart([100, 100, 100, 100, 100], 15, [0, 200])).to.equal(undefined);
    expect(apart([1, 2, 3], 15, [0, 20])).to.equal(undefined);
  });
});

describe('texts at the edges', () => {
  it('are short beside the axis and exact in words, with a real minus', () => {
    expect([0, 5000, 20_000].map(axisText(locale, 5000, 20_000))).to.deep.equal(['0', '5K', '20K']);
    expect(axisText(locale, 50, 200)(-50)).to.equal('−50');
    expect(axisText(locale, 0.05, 0.2, '.1%')(0.05)).to.equal('5%');
    expect(axisText(locale, 250_000, 1_000_000, '$,.0f')(250_000)).to.equal('$250K');
    expect(valueText(locale, 0.5)(3.14159)).to.equal('3.14');
    expect(valueText(locale, 50)(1234)).to.equal('1,234');
    expect(valueText(locale, 50, '$,.2f')(1234)).to.equal('$1,234.00');
    expect(valueText(locale, 1e29)(-2e30)).to.equal('−2.00e+30');
  });

  it('tell steps apart however near to one another', () => {
    expect(axisText(locale, 2e-9, 40.00000001)(40.000000002)).to.equal('40.000000002');
    expect(axisText(locale, 2e-9, 1e-8)(4e-9)).to.equal('4.0e−9');
  });

  it('are cut to what fits', () => {
    expect(fitting('Short', 100, 12)).to.equal('Short');
    const cut = fitting('A very long name of a department', 100, 12);
    expect(cut).to.match(/^A very.*…$/);
    expect(widthOf(cut, 12)).to.be.at.most(100);
  });
});

describe('a chart over time, laid out', () => {
  it('keeps every label and every point within the picture', () => {
    const value = fc.oneof(fc.constant(NaN), fc.integer({ min: -1e7, max: 1e7 }));
    const columns = fc
      .integer({ min: 1, max: 40 })
      .chain((length) => fc.array(fc.array(value, { minLength: length, maxLength: length }), { minLength: 1, maxLength: 5 }));
    const mark = fc.constantFrom('line' as const, 'area' as const, 'bar' as const);
    fc.assert(
      fc.property(columns, mark, fc.boolean(), fc.integer({ min: 280, max: 1200 }), (given, one, stacked, width) => {
        const layout = layOut(chart({ columns: given, mark: one, stacked }), { ...box, width }, locale);
        const { layers, edges, valueTicks, labels } = layout;
        for (const x of layout.times.map(layout.x)) expect(x >= edges.left - 1e-6 && x <= edges.right + 1e-6).to.equal(true);
        for (const { upper } of layers)
          for (const y of upper.map(layout.y)) if (!Number.isNaN(y)) expect(y >= -1e-6 && y <= box.height).to.equal(true);
        for (const { text } of valueTicks) {
          expect(text).not.to.match(/NaN|undefined|Infinity/);
          expect(widthOf(text, box.font)).to.be.below(edges.left);
        }
        for (const { text } of labels ?? []) expect(edges.right + box.font + widthOf(text, box.font)).to.be.at.most(width);
      }),
      { numRuns: 200 },
    );
  });

  it('names no fraction where only whole numbers can be', () => {
    const { valueTicks } = layOut(chart({ columns: [[1, 1, 1]], zero: true }), box, locale);
    expect(valueTicks.map(({ text }) => text)).to.deep.equal(['0', '1']);
  });

  it('draws bars that would be thinner than a pixel as an area', () => {
    const columns = [Array.from({ length: 2000 }, (_, i) => i)];
    expect(layOut(chart({ columns, mark: 'bar' }), box, locale).mark).to.equal('area');
    expect(layOut(chart({ columns: [columns[0]!.slice(0, 40)], mark: 'bar' }), box, locale).mark).to.equal('bar');
  });

  it('says where its scale begins, unless at zero', () => {
    expect(layOut(chart({ columns: [[80, 90]] }), box, locale).start).to.equal(80);
    expect(layOut(chart({ columns: [[80, 90]], mark: 'bar' }), box, locale).start).to.equal(undefined);
  });

  it('is walked by keys, and its ends hold', () => {
    const layout = layOut(chart({ columns: [Array.from({ length: 40 }, (_, i) => i), Array.from({ length: 40 }, () => 5)] }), box, locale);
    const from = { time: 0, series: 0 };
    expect(walked('ArrowRight', from, layout)).to.deep.equal({ time: 1, series: 0 });
    expect(walked('ArrowLeft', from, layout)).to.deep.equal(from);
    expect(walked('End', from, layout)).to.deep.equal({ time: 39, series: 0 });
    expect(walked('PageUp', { time: 39, series: 1 }, layout)).to.deep.equal({ time: 35, series: 1 });
    expect(walked('ArrowDown', from, layout)).to.deep.equal({ time: 0, series: 1 });
    expect(walked('ArrowDown', { time: 0, series: 1 }, layout)).to.deep.equal(from);
    expect(walked('a', from, layout)).to.equal(undefined);
  });
});

describe('the summary', () => {
  const say = (given: TimeChart, total = given.series.length) =>
    summary(given, { locale, what: 'Rows by month', write: valueText(locale, 1), total, asOf: new Date('2024-06-02') });

  it('says range, direction, ends, extremes, what is missing and as of when', () => {
    const text = say(chart({ columns: [[3, 9, NaN, 1, 4]] }));
    expect(text).to.equal(
      'Rows by month, January 2024 to May 2024. Up from 3 to 4. Highest: 9, February 2024. Lowest: 1, April 2024. 1 month without data is left empty. As of June 2, 2024.',
    );
  });

  it('says whether the way led down, or nowhere', () => {
    expect(say(chart({ columns: [[3, 9, 2]] }))).to.include('. Down from 3 to 2.');
    expect(say(chart({ columns: [[3, 9, 3]] }))).to.include('. From 3 to 3.');
  });

  it('counts of several series those that end higher than they began', () => {
    const text = say(chart({ columns: [[3, 9], [5, 2], [NaN, 4]] })); // prettier-ignore
    expect(text).to.include('1 of 3 series rose.');
  });

  it('leaves a period that is not over out of its figures, and says so', () => {
    const text = say(chart({ columns: [[3, 9, 1]], unfinished: true }));
    expect(text).to.include('Up from 3 to 9.').and.to.include('Lowest: 3').and.to.include('March 2024 is not complete');
  });

  it('names the series of an extreme, and how many are not shown', () => {
    const text = say(chart({ columns: [[3, 9], [1, 2]] }), 12); // prettier-ignore
    expect(text).to.include('Highest: 9 (Series 1), February 2024.').and.to.include('2 of 12 series are shown');
  });

  it('has a sentence for one value and for none', () => {
    expect(say(chart({ columns: [[7]] }))).to.equal('Rows by month, January 2024: 7. As of June 2, 2024.');
    expect(say(chart({ columns: [[NaN, NaN]] }))).to.equal('2 periods without data are left empty. As of June 2, 2024.');
  });

  it('stays under sixty words, whatever is missing', () => {
    const text = say(chart({ columns: [[3, NaN, 1, 8], [2, NaN, 4, 5]], unfinished: true }), 40); // prettier-ignore
    expect(text.split(/\s+/).length).to.be.at.most(60);
  });
});
