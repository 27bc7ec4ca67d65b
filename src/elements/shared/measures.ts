/** What is measured: the measures that an author names, and what may be done with their values. */
import type { Field, Selected } from '../../model.js';

/** The measures that an author's `y` names, with their fields' real names; none where it names none. */
export const measuresIn = async (y: string, fields: readonly Field[], taken: readonly string[]): Promise<readonly Selected[]> =>
  y.trim() ? (await import('./written-measures.js')).writtenMeasures(y, fields, taken) : [];

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
