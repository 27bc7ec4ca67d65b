/** How the rows of a map fall into classes, by a field of numbers or of categories: what each is called and in which colour it is drawn. */
import { isCode } from '../../dataset/measured.js';
import type { Locale } from '../../locale/index.js';
import { classAt, edgesIn, edgesOf, type Method } from '../../marks/classes.js';
import { hues } from '../../marks/palette.js';
import { classColours, kindColours, missingColour, otherColour, type Swatch } from '../../marks/schemes.js';
import type { Column, Field } from '../../model.js';
import { cell, isNumeric, type Cell } from '../../table.js';

export interface Classes {
  readonly titles: readonly string[];
  readonly swatches: readonly Swatch[];
  /** The class of each row of a column: of this one or of another answer's. Rows without a value are in the last. */
  readonly of: (column: Column) => Uint8Array;
}

export interface ClassOptions {
  readonly locale: Locale;
  readonly textOf: (value: Cell, field: Field) => string;
  readonly method: Method;
  readonly classes: number;
  readonly breaks: string;
  readonly scheme: string;
  /** Whether colours stand on the ground without borders. */
  readonly standing: boolean;
}

/** More different numbers than this are amounts, whatever they are called. */
const mostCodes = 24;

/** Amounts are cut where their own values or the editor say, everything else is taken as it is called. */
export function classesBy(field: Field, column: Column, options: ClassOptions): Classes {
  const isAmount = isNumeric(field.type) && (options.breaks !== '' || !isCode(field) || new Set(column as Float64Array).size > mostCodes);
  return isAmount ? byAmount(field, column as Float64Array, options) : byKind(field, column, options);
}

function byAmount(field: Field, amounts: Float64Array, options: ClassOptions): Classes {
  const { method, classes, breaks, scheme, standing, locale } = options;
  const written = edgesIn(breaks);
  const edges = written.length ? written : edgesOf(amounts, method === 'manual' ? 'quantile' : method, classes);
  const count = edges.length + 1;
  return {
    titles: [...titlesOf(edges, amounts, field, options), locale.say('missing')],
    swatches: [...classColours(scheme, count, standing), missingColour(standing)],
    of: (column) => Uint8Array.from(column as Float64Array, (amount) => (Number.isFinite(amount) ? classAt(amount, edges) : count)),
  };
}

/** `under 10`, `10 to under 25`, `25 or more`; where all are equal, what they are. */
function titlesOf(edges: readonly number[], amounts: Float64Array, field: Field, { locale, textOf }: ClassOptions): readonly string[] {
  const text = (value: number): string => textOf(value, field);
  if (edges.length === 0) return [text(amounts.find(Number.isFinite) ?? 0)];
  return [
    locale.say('classUnder', { to: text(edges[0]!) }),
    ...edges.slice(1).map((to, i) => locale.say('classRange', { from: text(edges[i]!), to: text(to) })),
    locale.say('classFrom', { from: text(edges.at(-1)!) }),
  ];
}

/** The most frequent first; more kinds than there are colours are gathered as “Other”. */
function byKind(field: Field, column: Column, { locale, textOf, standing }: ClassOptions): Classes {
  const textsOf = (of: Column) => Array.from({ length: of.length }, (_, row) => textOf(cell(of, row), field));
  const kinds = mostFrequent(textsOf(column), hues);
  const places = new Map(kinds.map((text, i) => [text, i]));
  const [other, missing] = [kinds.length, kinds.length + 1];
  return {
    titles: [...kinds, locale.say('other'), locale.say('missing')],
    swatches: [...kindColours(kinds.length), otherColour, missingColour(standing)],
    of: (of) => Uint8Array.from(textsOf(of), (text) => (text === '' ? missing : (places.get(text) ?? other))),
  };
}

/** So many at most; one fewer where others are left over. */
function mostFrequent(texts: readonly string[], count: number): readonly string[] {
  const rows = new Map<string, number>();
  for (const text of texts) if (text !== '') rows.set(text, (rows.get(text) ?? 0) + 1);
  const ranked = [...rows].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  return ranked.slice(0, ranked.length > count ? count - 1 : count);
}
