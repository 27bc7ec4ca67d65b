/** CQL2 text cut into its tokens, in one walk. */
import { DatasetError } from '../model.js';

/** `name` is a word in double quotes, `text` one in single quotes; both without their quotes. `at` counts from 0. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const space = /\s*/uy;
const number = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}\p{M}_])/iuy;
const word = /[\p{L}\p{N}_:@][\p{L}\p{N}\p{M}_.:@-]*/uy;
const symbol = /<>|!=|<=|>=|[=<>(),]/uy;
/** What closes a quote: editors that mend typography turn straight quotes into curly ones, pairwise. */
const closers: Readonly<Record<string, string>> = { "'": "'", '‘': '’‘', '’': '’‘', '"': '"', '“': '”“', '”': '”“' };

/** Whether the word reads as one token, so that it needs no quotes. */
export const isWord = (text: string): boolean => text !== '' && match(word, text, 0) === text && match(number, text, 0) === '';

/** The tokens with an `end` behind them; throws a DatasetError for a character that begins none and for a quote without an end. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = match(space, text, 0).length; at < text.length; at += match(space, text, at).length) {
    const { token, length } = closers[text[at]!] ? quoted(text, at) : plain(text, at);
    tokens.push(token);
    at += length;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

/** The error of a text that breaks off or goes astray: what was expected at a position, and what stands there. */
export function expected(what: string, { kind, text, at }: Token): DatasetError {
  const found = kind === 'end' ? 'the text ends there' : `found ${kind === 'text' ? `'${brief(text)}'` : `“${brief(text)}”`}`;
  return new DatasetError('bad-request', `At character ${at + 1}: expected ${what}, but ${found}.`);
}

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function plain(text: string, at: number): { token: Token; length: number } {
  for (const [kind, pattern] of [
    ['number', number],
    ['word', word],
    ['symbol', symbol],
  ] as const) {
    const found = match(pattern, text, at);
    if (found) return { token: { kind, text: found, at }, length: found.length };
  }
  throw new DatasetError('bad-request', `At character ${at + 1}: “${String.fromCodePoint(text.codePointAt(at)!)}” has no meaning here.`);
}

function quoted(text: string, at: number): { token: Token; length: number } {
  const close = closers[text[at]!]!;
  const kind = close.includes("'") || close.includes('’') ? 'text' : 'name';
  let value = '';
  for (let start = at + 1, end = start; end < text.length; end++) {
    if (!close.includes(text[end]!)) continue;
    value += text.slice(start, end);
    if (!close.includes(text[end + 1] ?? ' ')) return { token: { kind, text: value, at }, length: end + 1 - at };
    value += kind === 'text' ? "'" : '"';
    start = ++end + 1;
  }
  throw new DatasetError('bad-request', `At character ${at + 1}: the quote that opens here is never closed.`);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
