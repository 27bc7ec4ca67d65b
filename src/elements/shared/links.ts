/** Which addresses found in data may become links. */
const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:', 'geo:']);

/** The address as a link may carry it; undefined for scripts, credentials and what is no address. */
export function safeHref(text: string): string | undefined {
  const trimmed = text.trim();
  if (!trimmed) return undefined;
  try {
    const url = new URL(trimmed, document.baseURI);
    return schemes.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
  } catch {
    return undefined;
  }
}
