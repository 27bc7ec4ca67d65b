/** What a reader wants of a column: as a predicate for the portal, and in words for the reader. */
import type { Locale } from '../../locale/index.js';
import type { Field, Predicate, Scalar } from '../../model.js';
import { isDate, type Cell } from '../../table.js';

/** A reader's choice in one column; what is absent leaves its rows as they are. */
export interface Choice {
  readonly values?: readonly Scalar[];
  /** Numbers as they are typed, dates as `2024-01-31`; both ends belong to it. */
  readonly from?: string;
  readonly to?: string;
  readonly blank?: 'only' | 'never';
}

/** A choice that holds. */
export interface Condition {
  readonly field: string;
  readonly choice: Choice;
  readonly predicate: Predicate;
  readonly words: string;
}

/** The choice as a predicate; undefined where it leaves all rows. */
export function predicateOf({ name, type }: Field, { values, from, to, blank }: Choice): Predicate | undefined {
  const missing = { op: 'isNull', field: name } as const;
  const bound = (text: string): Scalar => (type === 'number' ? Number(text) : text);
  const args: Predicate[] = [
    ...(values?.length ? [{ op: 'in', field: name, values } as const] : []),
    ...(from ? [{ op: '>=', field: name, value: bound(from) } as const] : []),
    ...(to
      ? [isDate(type) ? ({ op: '<', field: name, value: dayAfter(to) } as const) : ({ op: '<=', field: name, value: bound(to) } as const)]
      : []),
    ...(blank === 'only' ? [missing] : blank === 'never' ? [{ op: 'not', arg: missing } as const] : []),
  ];
  return args.length > 1 ? { op: 'and', args } : args[0];
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The choice as a reader says it: `Status: Open, Closed`. */
export function wordsOf(
  column: string,
  field: Field,
  { values, from, to, blank }: Choice,
  { say, ...locale }: Locale,
  textOf: (value: Cell) => string,
): string {
  const bound = (text: string): string => (isDate(field.type) ? locale.date(Date.parse(text)) : textOf(Number(text)));
  const dated = isDate(field.type);
  return [
    values?.length && say('isOneOf', { column, values: values.map(textOf).join(', ') }),
    from && to && say('isBetween', { column, from: bound(from), to: bound(to) }),
    from && !to && say(dated ? 'isSince' : 'isFrom', { column, from: bound(from) }),
    to && !from && say(dated ? 'isUntil' : 'isTo', { column, to: bound(to) }),
    blank && say('isOneOf', { column, values: say(blank === 'only' ? 'withoutValue' : 'withValue') }),
  ]
    .filter(Boolean)
    .join('; ');
}
