/** Parts of a whole as readers see them. */
import type { Locale } from '../locale/index.js';

/** A part of a whole: what is left is never written as none, nor what lacks a little as all. */
export function percentText(share: number, locale: Locale): string {
  const tenths = (of: number): string => locale.number(of, '.1~%');
  if (share > 0 && share < 0.0005) return `<${tenths(0.001)}`;
  if (share >= 0.995 && share < 1) return tenths(Math.floor(share * 1000) / 1000);
  return share < 0.01 ? tenths(share) : locale.number(share, '.0%');
}
