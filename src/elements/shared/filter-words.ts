/** The author’s filter in the words of the page’s readers. */
import { parseDate } from '../../formats/value.js';
import { filters } from '../../locale/en/filters.js';
import { teach, type Key, type Locale } from '../../locale/index.js';
import type { Comparison, Field, Predicate, Scalar } from '../../model.js';
import { parseWhere } from '../../query/parse.js';
import { isDate } from '../../table.js';
import type { Wording } from './wording.js';

teach(filters);

interface Speech extends Wording {
  readonly fields: readonly Field[];
}

/** `status = 'Open' AND opened >= DATE('2024-01-01')` as “Status is Open and Opened is January 1, 2024 or later”. */
export const filterWords = (where: string, wording: Speech): string => say(parseWhere(where), wording, true);

function say(predicate: Predicate, wording: Speech, outermost = false): string {
  const { locale } = wording;
  switch (predicate.op) {
    case 'and':
    case 'or': {
      const type = predicate.op === 'and' ? 'conjunction' : 'disjunction';
      const words = listed(
        locale,
        type,
        predicate.args.map((arg) => say(arg, wording)),
      );
      return outermost || predicate.args.length < 2 ? words : `(${words})`;
    }
    case 'not':
      return denied(predicate.arg, wording);
    case 'in':
      return compared(
        '=',
        predicate.field,
        listed(
          locale,
          'disjunction',
          predicate.values.map((value) => written(value, predicate.field, wording)),
        ),
        wording,
      );
    case 'like':
      return alike(predicate.field, predicate.pattern, wording);
    case 'isNull':
      return locale.say('whereEmpty', { column: titled(predicate.field, wording) });
    case 'intersects':
      return locale.say('whereWithin', { column: titled(predicate.field, wording) });
    default:
      return compared(predicate.op, predicate.field, written(predicate.value, predicate.field, wording), wording);
  }
}

function denied(predicate: Predicate, wording: Speech): string {
  if (predicate.op === 'isNull') return wording.locale.say('whereFilled', { column: titled(predicate.field, wording) });
  if (predicate.op === '=') return say({ ...predicate, op: '<>' }, wording);
  return wording.locale.say('whereNot', { condition: say(predicate, wording, true) });
}

const amounts: Readonly<Record<Comparison, Key>> = {
  '=': 'whereIs',
  '<>': 'whereIsNot',
  '<': 'whereUnder',
  '<=': 'whereAtMost',
  '>': 'whereOver',
  '>=': 'whereAtLeast',
};
const dates: Readonly<Record<Comparison, Key>> = {
  ...amounts,
  '<': 'whereBefore',
  '<=': 'whereUntil',
  '>': 'whereAfter',
  '>=': 'whereSince',
};

function compared(op: Comparison, name: string, value: string, wording: Speech): string {
  const type = fieldOf(name, wording)?.type;
  return wording.locale.say((type && isDate(type) ? dates : amounts)[op], { column: titled(name, wording), value });
}

/** A pattern of plain words between `%` is said without its signs. */
function alike(name: string, pattern: string, wording: Speech): string {
  const [, before = '', value = '', after = ''] = /^(%?)([^%_\\]+)(%?)$/.exec(pattern) ?? [];
  const key = !value ? 'whereLike' : before && after ? 'whereContains' : after ? 'whereStarts' : before ? 'whereEnds' : 'whereIs';
  return wording.locale.say(key, { column: titled(name, wording), value: value || pattern });
}

function written(value: Scalar, name: string, wording: Speech): string {
  const field = fieldOf(name, wording);
  if (!field) return String(value);
  const time = isDate(field.type) ? parseDate(String(value), true) : NaN;
  return wording.textOf(Number.isNaN(time) ? value : time, field) || String(value);
}

const titled = (name: string, wording: Speech): string => {
  const field = fieldOf(name, wording);
  return field ? wording.titleOf(field) : name;
};

function fieldOf(name: string, { fields }: Speech): Field | undefined {
  return (
    fields.find((field) => field.name === name) ??
    fields.find((field) => field.name.toLowerCase() === name.toLowerCase() || field.title === name)
  );
}

const listed = ({ lang }: Locale, type: 'conjunction' | 'disjunction', parts: readonly string[]): string =>
  new Intl.ListFormat(lang, { type }).format(parts);
