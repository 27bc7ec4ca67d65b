/** The column that a name means, and the sentence where it is none or holds what the question cannot use. */
import { DatasetError, type Field } from '../model.js';
import { closest } from './closest.js';

/** The field of that name, in any capitals, or of that title. */
export function find<T extends Pick<Field, 'name' | 'title'>>(name: string, fields: readonly T[]): T {
  const lower = name.toLowerCase();
  const found =
    fields.find((field) => field.name === name) ??
    fields.find((field) => field.name.toLowerCase() === lower) ??
    fields.find((field) => field.title === name);
  if (found) return found;
  const near = closest(name, fields).map((field) => `“${field}”`);
  const rest = near.length ? `; the closest ${near.length > 1 ? 'are' : 'is'} ${near.join(', ')}` : '';
  throw new DatasetError('columns-gone', `There is no column “${name}”${rest}.`);
}

/** What columns hold, in words. */
export const kinds: Record<Field['type'], string> = {
  string: 'text',
  url: 'text',
  number: 'numbers',
  boolean: 'true or false',
  date: 'dates',
  datetime: 'dates',
  geometry: 'places',
};

/** Refuses what a column cannot do because of what it holds. */
export function must({ name, type }: Field, holds: boolean, but: string): void {
  if (!holds) refuse(`“${name}” holds ${kinds[type]}${but}.`);
}

export function refuse(sentence: string): never {
  throw new DatasetError('bad-request', sentence);
}
