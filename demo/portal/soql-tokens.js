/** Cuts SoQL into words, and says what is wrong with it. */

/** A refused question; `code` is Socrata's errorCode, `at` the character, `data` whatever else its answer names. */
export class SoqlError extends Error {
  constructor(code, message, { at = 0, text = '', ...data } = {}) {
    super(message);
    Object.assign(this, { code, at, text, data });
  }
}

const SPACE = /\s+|--[^\n]*|\/\*[\s\S]*?\*\//;
const STRING = /(?<string>'(?:[^']|'')*'|"(?:[^"]|"")*")/;
const QUOTED = /(?<quoted>`[^`]*`)/;
const NUMBER = /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/;
const NAME = /(?<name>:?@?[A-Za-z_]\w*)/;
const OPERATOR = /(?<operator>\|>|\|\||::|<>|<=|>=|==|!=|:\*|[-+*/%^=<>(),.])/;
const TOKEN = new RegExp([SPACE, STRING, QUOTED, NUMBER, NAME, OPERATOR].map(({ source }) => source).join('|'), 'y');

/** The words of a text, each with the character it starts at; the last is the end. */
export function tokenize(text) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new SoqlError('query.soql.bad-parse', `Unexpected character '${text[at]}'`, { at, text });
    const { string, quoted, number, name, operator } = match.groups;
    if (string) tokens.push({ kind: 'string', value: string.slice(1, -1).replaceAll(string[0].repeat(2), string[0]), at });
    else if (quoted) tokens.push({ kind: 'name', value: quoted.slice(1, -1).toLowerCase(), quoted: true, at });
    else if (number) tokens.push({ kind: 'number', value: number, at });
    else if (name) tokens.push({ kind: 'name', value: name.toLowerCase(), at });
    else if (operator) tokens.push({ kind: 'operator', value: operator, at });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', value: 'end of input', at: text.length }];
}
