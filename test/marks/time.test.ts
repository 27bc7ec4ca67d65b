import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { localeOf } from '../../src/locale/index.js';
import { gaps, paceOf } from '../../src/marks/pace.js';
import { isWithin, next, stepsBetween, suitableUnit, units } from '../../src/marks/periods.js';
import { linear } from '../../src/marks/scale.js';
import { widthOf } from '../../src/marks/text.js';
import { timeTicks } from '../../src/marks/ticks.js';
import { startOf } from '../../src/query/units.js';
import type { TimeUnit } from '../../src/model.js';

const at = (text: string): number => Date.parse(`${text}Z`);
const moment = fc.integer({ min: Date.UTC(1200, 0), max: Date.UTC(9999, 11) });
const unit = fc.constantFrom(...units);

describe('periods', () => {
  it('follow one another without a hole, whatever the unit', () => {
    fc.assert(
      fc.property(moment, unit, (time, one) => {
        const start = startOf(time, one);
        expect(start <= time && time < next(start, one)).to.equal(true);
        expect(startOf(next(start, one), one)).to.equal(next(start, one));
        expect(startOf(next(start, one) - 1, one)).to.equal(start);
        expect(isWithin(start, one, time)).to.equal(true);
        expect(isWithin(start, one, next(start, one))).to.equal(false);
      }),
    );
  });

  it('are counted as they are walked', () => {
    fc.assert(
      fc.property(moment, unit, fc.integer({ min: 0, max: 50 }), (time, one, steps) => {
        expect(stepsBetween(time, next(startOf(time, one), one, steps), one)).to.equal(steps);
      }),
    );
  });

  it('show where one is left out, and how many', () => {
    const times = Float64Array.of(at('2024-01-01'), at('2024-02-01'), at('2024-05-01'), at('2024-06-01'));
    expect([0, 1, 2, 3].map(paceOf(times, 'month').broken)).to.deep.equal([false, false, true, false]);
    expect(gaps(times, 'month', [Float64Array.of(1, 2, 3, 4)])).to.equal(2);
    expect(gaps(times, 'month', [Float64Array.of(1, NaN, 3, 4), Float64Array.of(1, NaN, 3, NaN)])).to.equal(3);
    expect(gaps(times, undefined, [Float64Array.of(1, NaN, NaN, 4), Float64Array.of(1, 2, NaN, NaN)])).to.equal(1);
    expect(gaps(times, undefined, [Float64Array.of(1, NaN, NaN, 4), Float64Array.of(1, 2, 3, 4)])).to.equal(0);
    expect(gaps(times, undefined, [])).to.equal(4);
    expect(gaps(new Float64Array(), 'month', [])).to.equal(0);
  });

  const reach = { distinct: Infinity, room: 200, finest: 'hour' } as const;
  const cases: readonly [first: string, last: string, TimeUnit][] = [
    ['2024-03-01', '2024-03-03', 'hour'],
    ['2024-01-01', '2024-03-20', 'day'],
    ['2024-01-01', '2024-12-31', 'week'],
    ['2015-01-01', '2024-12-31', 'month'],
    ['1980-01-01', '2024-12-31', 'year'],
    ['1200-01-01', '9999-12-31', 'year'],
  ];
  for (const [first, last, expected] of cases)
    it(`of a ${expected} suit ${first} to ${last}`, () => {
      expect(suitableUnit({ first: at(first), last: at(last), ...reach })).to.equal(expected);
    });

  it('are coarser where there is little room, where the dates stand far apart, and where they have no hours', () => {
    const decade = { first: at('2015-01-01'), last: at('2024-12-31') };
    expect(suitableUnit({ ...decade, ...reach, room: 80 })).to.equal('quarter');
    expect(suitableUnit({ ...decade, ...reach, distinct: 40 })).to.equal('quarter');
    expect(suitableUnit({ ...decade, ...reach, distinct: 10 })).to.equal('year');
    expect(suitableUnit({ first: at('2024-03-01'), last: at('2024-03-03'), ...reach, finest: 'day' })).to.equal('day');
  });
});

describe('time ticks', () => {
  const locale = localeOf('en');
  const font = 12;
  const ticksFor = (first: number, last: number, one: TimeUnit, width: number) =>
    timeTicks(first, last, { unit: one, scale: linear([first, last], [40, width]), width, font, locale });

  it('never touch one another nor leave the picture', () => {
    fc.assert(
      fc.property(moment, unit, fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 240, max: 1400 }), (time, one, steps, width) => {
        const first = startOf(time, one);
        const ticks = ticksFor(first, Math.min(next(first, one, steps), Date.UTC(9999, 11)), one, width);
        expect(ticks.length).to.be.at.least(1);
        ticks.forEach(({ labelX, text, under }, i) => {
          const half = Math.max(widthOf(text, font), widthOf(under, font)) / 2;
          expect(labelX - half).to.be.at.least(-1e-6);
          expect(labelX + half).to.be.at.most(width + 1e-6);
          const before = ticks[i - 1];
          if (before) expect(labelX - before.labelX).to.be.at.least((widthOf(before.text, font) + widthOf(text, font)) / 2);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('name the year at the first and wherever it changes', () => {
    const ticks = ticksFor(at('2023-10-01'), at('2024-06-01'), 'month', 640);
    expect(ticks.map(({ text, under }) => `${text} ${under}`.trim())).to.deep.equal([
      'Oct 2023',
      'Nov',
      'Dec',
      'Jan 2024',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
    ]);
  });

  it('are round years for decades and Mondays for weeks', () => {
    expect(ticksFor(at('1987-01-01'), at('2024-01-01'), 'year', 400).map(({ text }) => text)).to.deep.equal([
      '1990',
      '1995',
      '2000',
      '2005',
      '2010',
      '2015',
      '2020',
    ]);
    for (const { time } of ticksFor(at('2024-01-01'), at('2024-03-04'), 'week', 500)) expect(new Date(time).getUTCDay()).to.equal(1);
  });
});
