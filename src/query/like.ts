/** SQL's LIKE, without regular expressions: no pattern can make it slow. */

const MANY = Symbol('%');
const ONE = Symbol('_');
type Step = string | typeof MANY | typeof ONE;

/** Whether a whole text matches a pattern: `%` is any text, `_` one character, `\` before either the sign itself. Case counts. */
export function matcher(pattern: string): (text: string) => boolean {
  const steps = stepsOf(pattern);
  const [open, end] = [steps[0] === MANY, steps.length > 1 && steps.at(-1) === MANY];
  const inner = steps.slice(open ? 1 : 0, end ? -1 : undefined);
  if (!inner.every((step) => typeof step === 'string')) return (text) => matches(text, steps);
  const word = inner.join('');
  if (open) return end || word === '' ? (text) => text.includes(word) : (text) => text.endsWith(word);
  return end ? (text) => text.startsWith(word) : (text) => text === word;
}

function stepsOf(pattern: string): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!;
    if (sign === '\\' && at + 1 < pattern.length) steps.push(pattern[++at]!);
    else if (sign === '%' && steps.at(-1) === MANY) continue;
    else steps.push(sign === '%' ? MANY : sign === '_' ? ONE : sign);
  }
  return steps;
}

/** Goes back only to the last `%`: whatever stood before it has its earliest place, and no other could do better. */
function matches(text: string, steps: readonly Step[]): boolean {
  let [at, step, many, from] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = steps[step];
    if (wanted === MANY) [many, from] = [step++, at];
    else if (wanted === ONE) [at, step] = [at + width(text, at), step + 1];
    else if (wanted === text[at]) [at, step] = [at + 1, step + 1];
    else if (many < 0) return false;
    else [at, step] = [(from += width(text, from)), many + 1];
  }
  while (steps[step] === MANY) step++;
  return step === steps.length;
}

const width = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);
