/** XML, as far as data files use it: tags, attributes and texts, without a document type's entities and without a parser of the page. */
import { DatasetError } from '../model.js';

/** What is told of a document, in its order; names come without their prefix. */
export interface XmlVisitor {
  open(name: string, attributes: Attributes): void;
  text(text: string): void;
  close(name: string): void;
}

export type Attributes = Readonly<Record<string, string>>;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
  /** The texts that stand in the element itself. */
  readonly text: string;
}

/** Walks through a document. Throws a DatasetError (`bad-response`) where tags do not close in order. */
export function visitXml(xml: string, visitor: XmlVisitor): void {
  const open: string[] = [];
  for (let at = 0; at < xml.length;) {
    const tag = xml.indexOf('<', at);
    const end = tag < 0 ? xml.length : tag;
    if (end > at && open.length) visitor.text(decoded(xml.slice(at, end)));
    if (tag < 0) break;
    at = readMarkup(xml, tag, open, visitor);
  }
  if (open.length) throw broken(`<${open.at(-1)}> is not closed`);
}

/** The outermost element of a document with all that is in it. */
export function parseXml(xml: string): XmlElement {
  interface Growing extends XmlElement {
    readonly children: Growing[];
    text: string;
  }
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const path = [root];
  visitXml(xml, {
    open(name, attributes) {
      const element: Growing = { name, attributes, children: [], text: '' };
      path.at(-1)!.children.push(element);
      path.push(element);
    },
    text: (text) => void (path.at(-1)!.text += text),
    close: () => void path.pop(),
  });
  const [outermost] = root.children;
  if (!outermost) throw broken('it has no element');
  return outermost;
}

/** The elements of that name within an element, at any depth, in their order. */
export function* within(element: XmlElement, name: string): Generator<XmlElement> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === name) yield next;
    for (let index = next.children.length; index--;) waiting.push(next.children[index]!);
  }
}

/** The first child of that name, else nothing. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** Reads what begins with `<` at this place; the place behind it. */
function readMarkup(xml: string, at: number, open: string[], visitor: XmlVisitor): number {
  if (xml.startsWith('<!--', at)) return behind(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return behind(xml, '?>', at + 2);
  if (xml.startsWith('<![CDATA[', at)) {
    const end = behind(xml, ']]>', at + 9);
    if (open.length) visitor.text(xml.slice(at + 9, end - 3));
    return end;
  }
  if (xml.startsWith('<!', at)) return behindDoctype(xml, at);
  const end = endOfTag(xml, at + 1);
  readTag(xml.slice(at + 1, end), open, visitor);
  return end + 1;
}

function readTag(tag: string, open: string[], visitor: XmlVisitor): void {
  const [, slash, name] = /^(\/?)(?:[^\s/:>]*:)?([^\s/:>]+)/.exec(tag) ?? [];
  if (name === undefined) throw broken(`<${tag.slice(0, 20)}> is no tag`);
  if (!slash) {
    visitor.open(name, attributesOf(tag));
    open.push(name);
    if (!tag.endsWith('/')) return;
  }
  if (open.pop() !== name) throw broken(`</${name}> closes nothing`);
  visitor.close(name);
}

function attributesOf(tag: string): Attributes {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  if (!tag.includes('=')) return attributes;
  for (const [, name, double, single] of tag.matchAll(/\s(?:[^\s=:"']*:)?([^\s=:"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[name!] = decoded(double ?? single ?? '');
  return attributes;
}

/** The `>` of a tag: one within quotes is none. */
function endOfTag(xml: string, start: number): number {
  let quote = '';
  for (let at = start; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '>') return at;
    else if (sign === '"' || sign === "'") quote = sign;
  }
  throw broken('a tag has no end');
}

function behind(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw broken(`“${mark}” is missing`);
  return at + mark.length;
}

/** A document type is passed over, with whatever it declares in brackets: its entities are never filled in. */
function behindDoctype(xml: string, at: number): number {
  const end = endOfTag(xml, at + 1);
  const bracket = xml.indexOf('[', at);
  return bracket < 0 || bracket > end ? end + 1 : behind(xml, '>', behind(xml, ']', bracket));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00A0' };

const decoded = (text: string): string => (text.includes('&') ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, entity) : text);

function entity(all: string, decimal?: string, hex?: string, name?: string): string {
  const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : -1;
  if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  return Object.hasOwn(entities, name!) ? entities[name!]! : all;
}

const broken = (reason: string): DatasetError => new DatasetError('bad-response', `The XML is damaged: ${reason}.`);
