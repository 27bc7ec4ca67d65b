/** How often a dataset is renewed, and whether it is late, in words. */
import { dueDate, rhythmOf } from '../../dataset/freshness.js';
import { frequency as words } from '../../locale/en/frequency.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Dataset } from '../../model.js';
import { html, type TemplateResult } from '../../page/html.js';

teach(words);

/** As its publisher writes it where that is no rhythm that we know. */
export function frequency(dataset: Dataset, locale: Locale): TemplateResult {
  const { say, date } = locale;
  const rhythm = rhythmOf(dataset);
  const repeat = repeatIn(dataset.accrualPeriodicity ?? '', locale);
  const due = dueDate(dataset, repeat?.days)?.getTime();
  const often = rhythm ? say(`every-${rhythm}`) : (repeat?.text ?? html`<bdi>${dataset.accrualPeriodicity}</bdi>`);
  if (due === undefined) return html`${often}`;
  return html`${often} (${due < Date.now() ? say('stale', { date: date(due) }) : say('fresh')})`;
}

interface Repeat {
  readonly text: string;
  readonly days: number;
}

const days = { day: 1, week: 7, month: 31, year: 366 };
const units = Object.keys(days) as (keyof typeof days)[];

/** A repeat of ISO 8601 without a name of its own: `R/P10Y`; parts of a week or a month as days. */
export function repeatIn(code: string, { lang, say }: Locale): Repeat | undefined {
  const [, number, sign] = /^(?:r\d*\/)?p(\d+(?:\.\d+)?)([dwmy])$/i.exec(code.trim()) ?? [];
  const amount = Number(number ?? 0);
  if (!amount) return undefined;
  const named = units.find((known) => known.startsWith(sign!.toLowerCase()))!;
  const unit = Number.isInteger(amount) ? named : 'day';
  const n = Math.max(1, Math.floor((amount * days[named]) / days[unit]));
  const span = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(n);
  return { text: say('everySpan', { span }), days: n * days[unit] };
}
