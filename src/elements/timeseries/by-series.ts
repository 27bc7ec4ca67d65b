/** The questions behind a measure over time in several series: which are the largest, and what is left beside them. */
import type { Field, Selected } from '../../model.js';
import { cell } from '../../table.js';
import { anyOf, largest as largestOf, noneOf } from '../shared/among.js';
import { assembled, cellsOf, period, PERIOD, SERIES, timesIn, valuesAt, type About, type OverTime } from './periods.js';
import type { Wanted } from './reach.js';
import type { Held } from '../shared/withhold.js';

/** One column for each of the largest series, and one for what is left where amounts add up. */
export async function askBySeries(about: About, series: Field, { top, other, below }: Wanted): Promise<OverTime> {
  const measure = about.measures[0]!;
  const key: Selected = { name: SERIES, field: series.name };
  const ranks = await about.ask({ select: [key, measure], order: [{ by: measure.name, descending: true }], limit: top + 1 });
  const all = Array.from({ length: ranks.length }, (_, row) => cell(ranks.column(SERIES), row));
  const largest = largestOf(all, top, other);
  const only = largest.length < all.length ? anyOf(series.name, largest) : undefined;
  const select = [period(about), key, measure];
  const [answer, whole] = await Promise.all([
    about.ask({ select, order: [{ by: PERIOD }], ...(only ? { where: only } : {}) }),
    only && about.gathers ? about.ask({ select: [period(about), measure], order: [{ by: PERIOD }] }) : undefined,
  ]);
  const cells = cellsOf(about, answer);
  const totals = whole && cellsOf(about, whole);
  const times = timesIn(totals ? [cells, totals] : [cells]);
  const columns = largest.map((value) => ({
    measure,
    value,
    other: false,
    where: anyOf(series.name, [value]),
    ...zeroed(
      measure,
      valuesAt(times, cells, measure.name, (row) => cell(answer.column(SERIES), row) === value),
    ),
  }));
  const rest = totals && {
    measure,
    other: true,
    where: noneOf(series.name, largest),
    ...less(valuesAt(times, totals, measure.name), columns),
  };
  const parts = rest ? [...columns, rest] : columns;
  const told = rest && below > 1 ? (await import('../shared/withhold.js')).withholdParts(parts, below, true) : parts;
  const blank = all.includes(null) ? 1 : 0;
  return assembled({ ...about, reach: { ...about.reach, series: about.reach.series + blank } }, times, told);
}

/** A period that has rows, none of them of this series, counts none of it. */
const zeroed = ({ aggregate }: Selected, { values, withheld }: Held): Held => ({
  withheld,
  values: aggregate === 'count' ? values.map((value, i) => (Number.isNaN(value) && !withheld.has(i) ? 0 : value)) : values,
});

/** The whole without the parts, where all of them are told; a difference within rounding is none. */
function less(whole: Held, parts: readonly Held[]): Held {
  const withheld = new Set([whole, ...parts].flatMap((part) => [...part.withheld]));
  const values = whole.values.map((total, i) => {
    if (withheld.has(i)) return NaN;
    const rest = parts.reduce((left, { values }) => left - (Number.isNaN(values[i]!) ? 0 : values[i]!), total);
    return Math.abs(rest) <= Math.abs(total) * 1e-9 ? 0 : rest;
  });
  return { values, withheld };
}
