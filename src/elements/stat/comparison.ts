/** How one number compares with another of before: in short beside an arrow, and in a sentence. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import { valueText, type Write } from '../../marks/text.js';
import type { Selected } from '../../model.js';
import { isAdditive, patternOf } from '../shared/measures.js';
import type { ByPeriod } from '../timeseries/periods.js';
import type { Present } from './compared.js';

/** A number of a period, and how it is spoken of. */
export interface Told {
  readonly value: number;
  readonly measure: Selected;
  readonly present: Present;
  readonly over: ByPeriod;
  readonly locale: Locale;
  readonly format: ReadonlyMap<string, string>;
  readonly write: Write;
}

/** An arrow and `12%`; the sentence says the same in words. */
export function change(told: Told): TemplateResult | typeof nothing {
  const { value, present } = told;
  const before = present.before?.value ?? NaN;
  if (!Number.isFinite(before - value)) return nothing;
  const shape = value > before ? 'M0,10L6,0L12,10Z' : value < before ? 'M0,0L12,0L6,10Z' : 'M0,1H12V4H0ZM0,7H12V10H0Z';
  return html`<p class="change" part="change" aria-hidden="true">
    <svg width="12" height="10"><path d=${shape} fill="currentColor"></path></svg> ${difference(told, before)}
  </p>`;
}

export function comparison(told: Told): string {
  const { value, over, present, locale, write } = told;
  if (!present.before) return '';
  const { time, value: before } = present.before;
  const period = locale.date(time, over.unit);
  if (!Number.isFinite(before)) return locale.say('noComparison', { period });
  if (value === before) return locale.say('sameAs', { period });
  return locale.say(value > before ? 'moreThan' : 'lessThan', { difference: difference(told, before), period, value: write(before) });
}

/** In percent where amounts are compared, else as it is: half of a temperature means nothing. */
function difference({ value, measure, locale, format }: Told, before: number): string {
  const share = Math.abs(value - before) / before;
  if (isAdditive(measure) && before > 0 && value >= 0) return locale.number(share, share < 0.0995 ? '.1~%' : ',.0%');
  return valueText(locale, Math.abs(value - before), patternOf(measure, { format }))(Math.abs(value - before));
}
