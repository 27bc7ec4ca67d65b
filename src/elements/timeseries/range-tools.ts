/** The fields in which a reader chooses a range of dates, and the way back to all. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import type { Span } from '../../marks/scale.js';
import type { TimeUnit } from '../../model.js';
import { chosen, type Chosen } from './points.js';

export interface RangeOptions {
  readonly locale: Locale;
  readonly unit: TimeUnit | undefined;
  /** From the first date that there is up to the end of the last. */
  readonly whole: Span;
  readonly range: Span | undefined;
  readonly choose: (range: Span | undefined, chosen: Chosen) => void;
}

const day = 86_400_000;

/** Two dates, both of them within the range. */
export function rangeInputs({ locale, unit, whole, range, choose }: RangeOptions): TemplateResult {
  const [from, to] = range ?? whole;
  const [least, most] = [written(whole[0]), written(whole[1] - 1)];
  const take = (wanted: Span | undefined): void => choose(wanted, chosen(wanted, unit, locale));
  const input = (label: 'rangeFrom' | 'rangeTo', value: number, given: (time: number) => Span) => {
    const changed = ({ target }: Event): void => {
      const time = (target as HTMLInputElement).valueAsNumber;
      const [a, b] = Number.isNaN(time) ? whole : given(time);
      if (a < b) take([a, b]);
    };
    return html`<label>
      ${locale.say(label)} <input type="date" min=${least} max=${most} .value=${written(value)} @change=${changed} />
    </label>`;
  };
  return html`${input('rangeFrom', from, (time) => [time, to])} ${input('rangeTo', to - 1, (time) => [from, time + day])}
  ${range ? html`<button type="button" @click=${() => take(undefined)}>${locale.say('showAll')}</button>` : nothing}`;
}

/** A day as a field for dates has it; one beyond the years that it knows is left empty. */
function written(time: number): string {
  const year = new Date(time).getUTCFullYear();
  return year >= 1 && year <= 9999 ? new Date(time).toISOString().slice(0, 10) : '';
}
