/** How long a portal that is busy is left alone. */

/** Milliseconds: what `Retry-After` asks for, where the portal lets it be read and it is not absurd, else about as many as are usual. */
export function waitOf(headers: Headers, usual: number): number {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds > 0 && seconds <= 30 ? seconds * 1000 : usual * (1 + Math.random() / 2);
}
