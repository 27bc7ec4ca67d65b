/** Whether the last year of a chart by years is over. */
import type { Dataset, Field } from '../../model.js';
import { startOf } from '../../query/units.js';
import type { Ask } from '../shared/asking.js';
import { goesOn } from '../timeseries/periods.js';
import { reachOf, stopsShort } from '../timeseries/reach.js';

/** The last year as its field holds it, by its number or its beginning, if it still goes on or the dates end well before it does; else NaN. */
export async function unfinishedYear({ modified }: Dataset, time: Field, ask: Ask): Promise<number> {
  const reach = await reachOf(time, undefined, ask);
  const start = startOf(reach.last, 'year');
  if (!goesOn(time, start, 'year', modified) && (time.type === 'number' || !stopsShort(reach, 'year'))) return NaN;
  return time.type === 'number' ? new Date(start).getUTCFullYear() : start;
}
