/** What the columns of an answer are. */
import type { Field, Selected } from '../model.js';

/** The field of an answer's column: counts and sums are numbers, periods are dates, the rest is what it was. */
export function answerField({ name, field, aggregate, unit }: Selected, fields: readonly Field[]): Field {
  const source = fields.find((known) => known.name === field);
  if (aggregate) return { name, title: name, type: aggregate === 'min' || aggregate === 'max' ? (source?.type ?? 'number') : 'number' };
  if (unit) return { ...source, name, title: source?.title ?? name, type: unit === 'hour' ? 'datetime' : 'date' };
  return { ...source, name, title: source?.title ?? name, type: source?.type ?? 'string' };
}
