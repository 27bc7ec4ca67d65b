/** Times covered that a publisher gives in codes (ISO 8601), in words: `2015-01/2020-12`. */
import { periods } from '../../locale/en/periods.js';
import { teach, type Locale } from '../../locale/index.js';

teach(periods);

/** Periods and moments, each as precise as it is given; undefined where any of them is something else. */
export function periodsIn(code: string, locale: Locale): string | undefined {
  const said = code.split(/;\s*/).map((period) => periodIn(period, locale));
  return said.every((period) => period !== undefined) ? said.join('; ') : undefined;
}

const open = /^(\.\.)?$/;

function periodIn(code: string, locale: Locale): string | undefined {
  const [from = '', to, more] = code.trim().split('/');
  const [first, last] = [momentIn(from, locale), momentIn(to ?? '', locale)];
  if (more !== undefined || (!first && !open.test(from)) || (!last && !open.test(to ?? ''))) return undefined;
  if (to === undefined || first === last) return first;
  if (!last) return locale.say('sinceDate', { date: first! });
  return first ? `${first} – ${last}` : locale.say('untilDate', { date: last });
}

/** The day of a time is the one that is written, whatever its zone. */
function momentIn(code: string, { date }: Locale): string | undefined {
  const [, text = '', month, day] = /^(\d{4}(-\d\d(-\d\d)?)?)(T|$)/.exec(code) ?? [];
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : date(at, day ? 'day' : month ? 'month' : 'year');
}
