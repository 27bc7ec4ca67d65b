/** The questions behind a measure over time: how far it reaches, and what each period holds. */
import type { Dataset, Field, TimeUnit } from '../../model.js';
import { find } from '../../query/columns.js';
import type { Ask } from '../shared/asking.js';
import { countsItself, isAdditive, isGiven } from '../shared/measures.js';
import {
  PERIOD,
  SERIES,
  assembled,
  bandOf,
  cellsOf,
  period,
  timesIn,
  valuesAt,
  type About,
  type ByPeriod,
  type OverTime,
} from './periods.js';
import { measuresOf, reachOf, standAlone, stopsShort, timeField, unitOf, unitsOf, type Wanted } from './reach.js';

/** The answer for a dataset. Throws a DatasetError where there is no such column, or no column of dates, with a sentence for the editor. */
export function askOverTime(dataset: Dataset, wanted: Wanted & { readonly interval: TimeUnit }, ask: Ask): Promise<ByPeriod>;
export function askOverTime(dataset: Dataset, wanted: Wanted, ask: Ask): Promise<OverTime>;
export async function askOverTime(dataset: Dataset, wanted: Wanted, ask: Ask): Promise<OverTime> {
  if (wanted.interval === 'none') return byItself(dataset, wanted, ask);
  const time = timeField(dataset, wanted.x);
  const { within } = wanted;
  const rows = within && (await import('./rows-behind.js'));
  const series = wanted.series ? find(wanted.series, dataset.fields) : undefined;
  const reach = await reachOf(time, series, rows ? rows.askingWithin(ask, time, within) : ask);
  if (within && reach.dated === 0) return askOverTime(dataset, { ...wanted, within: undefined }, ask);
  const measures = await measuresOf(dataset, wanted, time, reach, [PERIOD, SERIES]);
  const unit = unitOf(time, reach, wanted);
  const each = wanted.each || measures.every(isGiven);
  if (!series && wanted.interval === 'auto' && time.type !== 'number' && standAlone(measures, reach, unit))
    return byItself(dataset, wanted, ask);
  const short = time.type !== 'number' && !within && stopsShort(reach, unit);
  const bounds = await bandOf(dataset, wanted, [time.name, PERIOD, ...measures.map(({ name }) => name)]);
  const gathers = measures.every((measure) => isAdditive(measure) && (wanted.below < 2 || countsItself(measure, dataset.fields)));
  const asking = rows ? rows.askingWithin(ask, time, rows.wholePeriods(within, unit)) : ask;
  const about: About = { time, series, unit, units: unitsOf(time, reach), each, ask: asking, measures, bounds, reach, short, gathers };
  return Number.isNaN(reach.first) ? assembled(about, new Float64Array(), []) : series ? bySeries(about, series, wanted) : byMeasure(about);
}

const bySeries = async (...of: [About, Field, Wanted]): Promise<OverTime> => (await import('./by-series.js')).askBySeries(...of);

const byItself = async (...of: [Dataset, Wanted, Ask]): Promise<OverTime> => (await import('./each-time.js')).askEachTime(...of);

/** One column for each measure, and for each edge of the band. */
async function byMeasure(about: About): Promise<OverTime> {
  const answer = await about.ask({ select: [period(about), ...about.measures, ...about.bounds], order: [{ by: PERIOD }] });
  const cells = cellsOf(about, answer);
  const times = timesIn([cells]);
  const columns = about.measures.map((measure) => ({ measure, other: false, ...valuesAt(times, cells, measure.name) }));
  const withheld = new Set(columns.flatMap((column) => [...column.withheld]));
  const bounds = about.bounds.map((measure) => {
    const { values } = valuesAt(times, cells, measure.name);
    return { measure, other: false, bound: true, withheld, values: values.map((value, i) => (withheld.has(i) ? NaN : value)) };
  });
  return assembled(about, times, [...columns, ...bounds]);
}
