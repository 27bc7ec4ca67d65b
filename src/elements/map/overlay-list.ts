/** A map's further layers as an author writes them. */

export interface OverlayAddress {
  /** Empty where the dataset's own will do. */
  readonly title: string;
  readonly address: string;
}

/** `Districts: ./districts.geojson; https://portal.example/d/abcd-1234`, or a JSON object of titles and addresses. Each address stands once. */
export function overlaysIn(text: string): readonly OverlayAddress[] {
  const entries = text.trim().startsWith('{') ? fromJson(text) : text.split(/;+(?=\s|$)/).map(entryOf);
  const addresses = new Map<string, OverlayAddress>();
  for (const entry of entries) if (entry.address && !addresses.has(entry.address)) addresses.set(entry.address, entry);
  return [...addresses.values()];
}

function entryOf(entry: string): OverlayAddress {
  const [, title = '', address = entry] = /^(?!\s*https?:)([^:/]*):(.*)$/is.exec(entry) ?? [];
  return { title: title.trim(), address: address.trim() };
}

function fromJson(text: string): readonly OverlayAddress[] {
  try {
    return Object.entries(JSON.parse(text) as object).map(([title, address]) => ({ title, address: String(address).trim() }));
  } catch {
    return [];
  }
}
