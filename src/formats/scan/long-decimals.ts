/** Decimals of more digits than a double surely holds, rounded to the nearest double without making a text of them. */

/** Digits that a double surely holds. */
export const SURE = 15;

/** Powers of ten, all of which a double holds exactly. */
export const powers = Array.from({ length: SURE + 1 }, (_, exponent) => 10 ** exponent);

/**
 * The double nearest to a decimal: `whole` stands before its point and `fraction`, the first 15 digits or fewer of `decimals`, after it;
 * `tail` are the at most 15 after those. NaN where it can't be told which of two doubles is nearer.
 */
export function nearest(whole: number, fraction: number, tail: number, decimals: number): number {
  const tails = Math.max(0, decimals - SURE);
  const scale = powers[decimals - tails]!;
  const part = fraction / scale;
  const rest = (remainder(fraction, part, scale) + tail / powers[tails]!) / scale;
  const about = whole + part;
  const lost = part - (about - whole);
  // More than what is lost while the two are added up.
  const doubt = 2 ** -49 / scale + 2 ** -100 * about;
  const low = about + (lost + (rest - doubt));
  return low === about + (lost + (rest + doubt)) ? low : NaN;
}

/** What a division of whole numbers left over, exactly: the product is had in two halves (Dekker). */
function remainder(dividend: number, quotient: number, divisor: number): number {
  const [high, low] = [upper(quotient), upper(divisor)];
  const [rest, lower] = [quotient - high, divisor - low];
  const product = quotient * divisor;
  return dividend - product - (high * low - product + high * lower + rest * low + rest * lower);
}

/** The upper half of a double's bits. */
function upper(value: number): number {
  const spread = 134_217_729 * value;
  return spread - (spread - value);
}
