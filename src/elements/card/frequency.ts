/** How often a dataset is renewed, and whether it is late, in words. */
import { dueDate, rhythmOf } from '../../dataset/freshness.js';
import { frequency as words } from '../../locale/en/frequency.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Dataset } from '../../model.js';
import { html, type TemplateResult } from '../../page/html.js';

teach(words);

/** As its publisher writes it where that is no rhythm that we know. */
export function frequency(dataset: Dataset, { say, date }: Locale): TemplateResult {
  const rhythm = rhythmOf(dataset);
  if (!rhythm) return html`<bdi>${dataset.accrualPeriodicity}</bdi>`;
  const due = dueDate(dataset)?.getTime();
  if (due === undefined) return html`${say(`every-${rhythm}`)}`;
  return html`${say(`every-${rhythm}`)} (${due < Date.now() ? say('stale', { date: date(due) }) : say('fresh')})`;
}
