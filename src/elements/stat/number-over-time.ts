/** What one number needs where it speaks of a period: the question, what it is compared with, and its trend. */
import { html, type TemplateResult } from '../../page/html.js';
import { lineStyles } from '../../marks/line.styles.js';
import { hueStyles } from '../../marks/palette.js';
import { spark } from '../../marks/spark.js';
import type { Dataset, TimeUnit } from '../../model.js';
import type { Ask } from '../shared/asking.js';
import { presentOf, type Comparison, type Present } from './compared.js';
import { askOverTime } from '../timeseries/over-time.js';
import { isUnfinished, type ByPeriod } from '../timeseries/periods.js';
import type { Wanted } from '../timeseries/reach.js';

export { change, comparison } from './comparison.js';

export const trendStyles = [hueStyles, lineStyles];

/** The trend does not reach back further. */
const longest = 60;

type WantedPeriods = Pick<Wanted, 'x' | 'y' | 'below'> & { readonly interval: TimeUnit };

export const askPeriods = (dataset: Dataset, wanted: WantedPeriods, ask: Ask): Promise<ByPeriod> =>
  askOverTime(dataset, { ...wanted, series: '', top: 1, other: '', room: () => longest }, ask);

export const presentIn = (over: ByPeriod, { modified }: Dataset, comparison: Comparison): Present =>
  presentOf(over, isUnfinished(over, modified), comparison);

export function trend({ times, values, at }: Present, unit: TimeUnit): TemplateResult {
  const from = Math.max(0, at + 1 - longest);
  const shown = { times: times.subarray(from, at + 1), values: values.subarray(from, at + 1), unit, at: at - from };
  return html`<svg class="trend" part="trend" width="180" height="56" viewBox="0 0 180 56" aria-hidden="true">
    ${spark(shown, 180, 56)}
  </svg>`;
}
