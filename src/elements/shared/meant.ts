/** What an author's names mean. */
import type { Field } from '../../model.js';

/** The field of that name, in other capitals or by its title. */
export const fieldOf = (wanted: string, fields: readonly Field[]): Field | undefined =>
  fields.find(({ name }) => name === wanted) ??
  fields.find(({ name, title }) => name.toLowerCase() === wanted.toLowerCase() || title === wanted);
