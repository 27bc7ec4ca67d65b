/** Which of the files that a publisher names can be read here. */
import { formatOf, formatOfExtension } from '../../formats/index.js';

/** Something that a browser can ask for; undefined for any other text. */
export function webAddress(text: string | undefined): URL | undefined {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** By its address, its media type, or the name of its format, since publishers write either in either place: `.CSV`, `text/csv`. */
export const isReadable = (address: URL | undefined, ...names: readonly (string | undefined)[]): boolean =>
  address !== undefined &&
  [undefined, ...names].some((name) => formatOf(address, name) ?? formatOfExtension(name?.trim().replace(/^\./, '').toLowerCase() ?? ''));
