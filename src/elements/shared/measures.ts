/** What an author's `y` measures. */
import type { Field, Selected } from '../../model.js';
import { find } from '../../query/check.js';
import { parseMeasures } from '../../query/clauses.js';

/** The measures, with their fields' real names; a bare field is a value already summed up, and its sum within a group. */
export const measuresIn = (y: string, fields: readonly Field[], taken: readonly string[]): readonly Selected[] =>
  parseMeasures(y, taken).map((measure) => named(measure, fields));

function named(measure: Selected, fields: readonly Field[]): Selected {
  if (measure.field === undefined) return measure;
  const field = find(measure.field, fields).name;
  return measure.aggregate ? { ...measure, field } : { name: field, field, aggregate: 'sum' };
}

/** Whether a measure is a field's own value, as it is given. */
export const isGiven = ({ name, field, aggregate }: Selected): boolean => aggregate === 'sum' && name === field;

/** Whether amounts of parts add up to the amount of the whole. */
export const isAdditive = ({ aggregate }: Selected): boolean => aggregate === 'count' || aggregate === 'sum';

/** Whether a value says itself of how many rows it speaks: a count, how often something is true, or a sum that was made before. */
export const countsItself = ({ name, field, aggregate }: Selected, fields: readonly Field[]): boolean =>
  aggregate === 'count' || (aggregate === 'sum' && (name === field || fields.find((known) => known.name === field)?.type === 'boolean'));

/** How a measure's values are written; a count is no amount of the field's unit. */
export const patternOf = (
  { name, field = '', aggregate }: Selected,
  { format }: { readonly format: ReadonlyMap<string, string> },
): string | undefined => format.get(name) ?? (aggregate?.startsWith('count') ? undefined : format.get(field));
