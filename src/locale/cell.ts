/** Any cell as a reader sees it: numbers, dates, places and yes or no. */
import type { Field, TimeUnit } from '../model.js';
import type { Cell } from '../table.js';
import { isDate } from '../table/types.js';
import type { Precision } from './date.js';
import { cells } from './en/cells.js';
import { teach, type Locale } from './index.js';

teach(cells);

/** By the field's type, and by a pattern of numbers or a unit of time where one is given. Missing is the empty string. */
export function cellText({ say, number, date }: Locale, value: Cell, field: Pick<Field, 'name' | 'type'>, pattern?: string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number')
    return isDate(field.type) ? date(value, unitOf(value, field.type, pattern)) : number(value, pattern ?? quiet(field));
  return typeof value === 'object' ? placeText(value, number) : value;
}

const units: readonly string[] = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'];

function unitOf(value: number, type: Field['type'], pattern?: string): TimeUnit | Precision {
  if (pattern && units.includes(pattern)) return pattern as TimeUnit;
  return type === 'datetime' && value % 86_400_000 !== 0 ? 'minute' : 'cell';
}

/** Years and codes are names rather than amounts: no thousands separator. */
const quiet = ({ name }: Pick<Field, 'name'>): string | undefined =>
  /(^|[_\W])(year|yr|id|zip|zipcode|fips|code|objectid)$/i.test(name) ? '~f' : undefined;

function placeText(geometry: Exclude<Cell, string | number | boolean | null>, number: (value: number) => string): string {
  if (geometry.type !== 'Point') return geometry.type;
  const [longitude, latitude] = geometry.coordinates;
  return `${number(latitude ?? NaN)}, ${number(longitude ?? NaN)}`;
}
