/** What a reader may choose in a chart over time. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locale/index.js';
import type { OverTime } from './over-time.js';
import type { Interval } from './reach.js';

/** The interval, the longest first. */
export function intervalChoice({ unit, units, each }: OverTime, { say }: Locale, choose: (interval: Interval) => void): TemplateResult {
  const chosen = (event: Event): void => choose((event.target as HTMLSelectElement).value as Interval);
  return html`<label>
    ${say('interval')}
    <select @change=${chosen}>
      ${[...units].reverse().map((one) => html`<option value=${one} .selected=${one === unit}>${say(one)}</option>`)}
      ${each ? html`<option value="none" .selected=${!unit}>${say('eachValue')}</option>` : nothing}
    </select>
  </label>`;
}
