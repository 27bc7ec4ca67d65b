/** What a reader may choose in a chart over time: the interval, and what is shown of the values. */
import { html, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import type { OverTime, Transform } from './periods.js';
import type { Interval } from './reach.js';
import { choicesOf } from './transform-choices.js';
import { transformText } from './words.js';

interface Option<Value extends string> {
  readonly value: Value;
  readonly text: string;
}

/** The interval, the longest first. */
export function intervalChoice({ unit, units, each }: OverTime, { say }: Locale, choose: (interval: Interval) => void): TemplateResult {
  const options = [...units].reverse().map((one) => ({ value: one, text: say(one) }));
  const all: Option<Interval>[] = each ? [...options, { value: 'none', text: say('eachValue') }] : options;
  return all.length > 1 ? select(say('interval'), all, unit ?? 'none', choose) : html``;
}

/** The values themselves, or what has become of them. */
export function transformChoice(over: OverTime, locale: Locale, choose: (transform: Transform) => void): TemplateResult {
  const { unit, transform = 'none' } = over;
  const choices = choicesOf(over);
  if (!unit || choices.length < 2) return html``;
  const options = choices.map((value) => ({
    value,
    text: value === 'none' ? locale.say('asTheyAre') : transformText(value, unit, locale),
  }));
  return select(locale.say('shownAs'), options, transform, choose);
}

function select<Value extends string>(
  label: string,
  options: readonly Option<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const changed = (event: Event): void => choose((event.target as HTMLSelectElement).value as Value);
  return html`<label>
    ${label}
    <select @change=${changed}>
      ${options.map(({ value, text }) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>
  </label>`;
}
