/** Lists in the text of an attribute. */
import { DatasetError } from '../model.js';

/** The entries of a list: between commas, or a JSON array where an entry holds a comma. Throws a DatasetError for JSON that is no such list. */
export function parseList(text: string): string[] {
  const trimmed = text.trim();
  return trimmed.startsWith('[')
    ? parseJsonList(trimmed)
    : trimmed
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean);
}

function parseJsonList(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every((entry) => typeof entry === 'string' || typeof entry === 'number')) return list.map(String);
  } catch {
    // Told below, as for JSON of another kind.
  }
  throw bad(text, 'a list such as name, opened or ["name", "opened"]');
}

/** Why a text of an attribute cannot be read. */
export const bad = (text: string, what: string): DatasetError =>
  new DatasetError('bad-request', `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}” is not ${what}.`);
