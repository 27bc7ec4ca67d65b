/** Whether the last year of a chart by years is over. */
import { isWithin } from '../../marks/periods.js';
import type { Dataset, Field } from '../../model.js';
import { startOf } from '../../query/units.js';
import type { Ask } from '../shared/asking.js';
import { wallClock } from '../timeseries/over-time.js';
import { reachOf, stopsShort } from '../timeseries/reach.js';

/** When the last year began, if it still goes on or the dates end well before it does; else NaN. */
export async function unfinishedYear({ modified }: Dataset, time: Field, ask: Ask): Promise<number> {
  const reach = await reachOf(time, undefined, ask);
  const start = startOf(reach.last, 'year');
  const goesOn = [wallClock(), modified?.getTime() ?? NaN].some((now) => isWithin(start, 'year', now));
  return goesOn || stopsShort(reach, 'year') ? start : NaN;
}
