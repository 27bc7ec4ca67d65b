/** What a reader may choose in a chart over time. */
import { html, type TemplateResult } from 'lit';
import type { Locale } from '../locale/index.js';
import type { TimeUnit } from '../model.js';
import type { OverTime } from './over-time.js';

/** The interval, the longest first. */
export function intervalChoice({ unit, units }: OverTime, { say }: Locale, choose: (unit: TimeUnit) => void): TemplateResult {
  const chosen = (event: Event): void => choose((event.target as HTMLSelectElement).value as TimeUnit);
  return html`<label>
    ${say('interval')}
    <select @change=${chosen}>
      ${[...units].reverse().map((one) => html`<option value=${one} .selected=${one === unit}>${say(one)}</option>`)}
    </select>
  </label>`;
}
