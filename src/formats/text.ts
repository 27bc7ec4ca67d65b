/** Bytes as letters: which encoding they are in, and whether they are a web page instead of data. */
import { DatasetError } from '../model.js';

/**
 * Letters by byte order mark, then by the charset that the answer or an XML declaration names, then as UTF-8 and, where that fails, as
 * Windows-1252.
 */
export function lettersOf(bytes: Uint8Array, charset?: string): string {
  const named = encodingOf(bytes, charset);
  const text = new TextDecoder(named).decode(bytes);
  return !named && text.includes('\uFFFD') && guessed([bytes]) !== 'utf-8' ? new TextDecoder('windows-1252').decode(bytes) : text;
}

/** The encoding that a byte order mark, an answer or an XML declaration names; an unknown one is as good as none. */
export function encodingOf(bytes: Uint8Array, charset?: string): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 128));
  const named = markOf(head) ?? charset ?? /^<\?xml[^>]*\sencoding=["']([\w.:-]+)/.exec(head)?.[1];
  try {
    return named && new TextDecoder(named).encoding;
  } catch {
    return undefined;
  }
}

function markOf(head: string): string | undefined {
  if (head.startsWith('\xff\xfe')) return 'utf-16le';
  if (head.startsWith('\xfe\xff')) return 'utf-16be';
  return head.startsWith('\xef\xbb\xbf') ? 'utf-8' : undefined;
}

/** Whether bytes are UTF-8 without a flaw. */
export function isSound(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text that comes in parts, between which no letter is cut. With at least as many good as broken multi-byte letters it is
 * UTF-8 that was cut or damaged, and shows its damage.
 */
export function guessed(parts: readonly Uint8Array[]): 'utf-8' | 'windows-1252' {
  let [good, broken] = [0, 0];
  for (const part of parts) {
    const text = new TextDecoder().decode(part);
    broken += text.split('\uFFFD').length - 1;
    good += text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  }
  return good >= broken ? 'utf-8' : 'windows-1252';
}

/** Throws a DatasetError for a web page: a login, an error, a search that stands where the data were. */
export function refuseWebPage(text: string, url: URL): void {
  const head = text.slice(0, 512).trimStart();
  const declared = /^<\?xml/i.test(head);
  if (declared ? /<html/i.test(head) : /^<(?:!doctype html|(?:html|head|body|title|meta|script|h1|p|div)\b|!--)/i.test(head)) {
    throw new DatasetError('bad-response', 'The address answered with a web page instead of data.', { url });
  }
}

/** The name of an XML text's outermost element, without its prefix; undefined for any other text. */
export const rootOf = (text: string): string | undefined =>
  /^\uFEFF?\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<(?:[a-z][\w.-]*:)?([a-z][\w.-]*)[\s/>]/i.exec(
    text.slice(0, 4096),
  )?.[1];
