/** Lists in the text of an attribute. */

/** The entries of a list: between commas, or a JSON array where an entry holds a comma; undefined for JSON that is no such list. */
export function listIn(text: string): string[] | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith('[') ? jsonListIn(trimmed) : entriesOf(trimmed);
}

/** What stands between commas. */
export const entriesOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

function jsonListIn(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    const named = Array.isArray(list) && list.every((entry) => typeof entry === 'string' || typeof entry === 'number');
    return named ? list.map(String) : undefined;
  } catch {
    return undefined;
  }
}
