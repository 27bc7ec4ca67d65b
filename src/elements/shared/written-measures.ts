/** Measures as an author writes them. */
import type { Field, Selected } from '../../model.js';
import { find } from '../../query/columns.js';
import { parseMeasures } from '../../query/clauses.js';

/** The measures, with their fields' real names; a bare field is a value already summed up, and its sum within a group. */
export const writtenMeasures = (y: string, fields: readonly Field[], taken: readonly string[]): readonly Selected[] =>
  parseMeasures(y, taken).map((measure) => named(measure, fields));

function named(measure: Selected, fields: readonly Field[]): Selected {
  if (measure.field === undefined) return measure;
  const field = find(measure.field, fields).name;
  return measure.aggregate ? { ...measure, field } : { name: field, field, aggregate: 'sum' };
}
