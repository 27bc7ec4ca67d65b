/** Writes templates into the page: the markup of each is read once, and then only values that have changed are written. */

/** What `html` and `svg` make: the texts of a template, as the script has them and no data can (a list with `raw`), and between each two a value. */
export interface TemplateResult {
  readonly strings: TemplateStringsArray;
  readonly values: readonly unknown[];
  readonly svg?: boolean;
  /** A template with another key takes the place of what was there, and one of a list keeps its nodes wherever it moves. */
  readonly key?: unknown;
}

/** One of pieces of a drawing. */
export type SVGTemplateResult = TemplateResult;

/** A value that knows when it changes: it is told the part that it fills, and gives what stands there now. */
export interface Drawn {
  drawnIn(part: Part): unknown;
}

/** The same template with a key. */
export const keyed = (key: unknown, template: TemplateResult): TemplateResult => ({ ...template, key });

/** Leaves a part of the text empty, and an attribute away. */
export const nothing = Symbol('nothing');
/** Leaves what stands there. */
export const noChange = Symbol('noChange');

/**
 * A template. A value may stand between elements (another template, a list of values, or plain text), as an attribute or a
 * piece of one, or as a `.property`, a `?boolean` attribute or an `@event` listener. Values are never read as markup.
 */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): TemplateResult => ({ strings, values });
/** A template of what stands inside an `<svg>`. */
export const svg = (strings: TemplateStringsArray, ...values: readonly unknown[]): SVGTemplateResult => ({ strings, values, svg: true });

/** Writes one of the values of a template where it belongs. */
type Writer = (values: readonly unknown[]) => void;

interface Hole {
  /** Which of the nodes of the template it is or belongs to, in the order of the document. */
  readonly place: number;
  readonly writer: (node: Node, part: Part) => Writer;
}

interface Template {
  readonly content: DocumentFragment;
  readonly holes: readonly Hole[];
}

/** Stands for a value in markup, where no author would write it. */
const mark = '\uE000';
const templates = new WeakMap<TemplateStringsArray, Template>();

interface Policies {
  createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): string };
}
const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('opendata-elements', {
  createHTML: (markup) => markup,
});

/** Makes a node show a value after what stands in it already, in a part that may show others later. */
export function render(value: unknown, container: Node): Part {
  const part = new Part(container.appendChild(new Comment()));
  part.write(value);
  return part;
}

function templateOf(result: TemplateResult): Template {
  const { strings } = result;
  if (!templates.has(strings)) templates.set(strings, prepared(result));
  return templates.get(strings)!;
}

function prepared({ strings, svg }: TemplateResult): Template {
  const markup = strings.reduce(
    (before, text, at) => (isInTag(before) ? before.replace(opened, `${mark}${at}=$2`) + mark : `${before}<!--${mark}-->`) + text,
  );
  const template = document.createElement('template');
  const whole = svg ? `<svg>${markup}</svg>` : markup;
  // eslint-disable-next-line no-restricted-properties -- These are the texts of templates alone, lists that no data can be; values are written as nodes and attributes.
  template.innerHTML = policy?.createHTML(whole) ?? whole;
  const { content } = template;
  if (svg) content.firstElementChild!.replaceWith(...content.firstElementChild!.childNodes);
  return { content, holes: holesOf(content, strings) };
}

/** The attribute in whose value a text ends: its name, and how its value begins. No parser shall take a mark for its value. */
const opened = /([^\s"'<>=]+)=("[^"]*|'[^']*|[^\s"'>]*)$/;

const isInTag = (markup: string): boolean => markup.lastIndexOf('<') > markup.lastIndexOf('>');

function holesOf(content: DocumentFragment, strings: TemplateStringsArray): Hole[] {
  const holes: Hole[] = [];
  const walker = walkerOf(content);
  for (let at = 0, place = 0; at < strings.length - 1; place++) {
    const node = walker.nextNode() as Element | Comment;
    if (node instanceof Comment) {
      if (node.data === mark) holes.push({ place, writer: childWriter(at++) });
    } else
      for (const { name, value } of [...node.attributes]) {
        if (!name.startsWith(mark)) continue;
        const texts = value.split(mark);
        node.removeAttribute(name);
        holes.push({ place, writer: attributeWriter(opened.exec(strings[at]!)![1]!, texts, at) });
        at += texts.length - 1;
      }
  }
  return holes;
}

const walkerOf = (root: Node): TreeWalker => document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);

function childWriter(at: number): Hole['writer'] {
  return (node, outer) => {
    const part = new Part(node as Comment, outer, node.nextSibling);
    return (values) => part.write(values[at]);
  };
}

function attributeWriter(name: string, texts: readonly string[], at: number): Hole['writer'] {
  const isWhole = texts.join('') === '' && texts.length === 2;
  const join = (values: readonly unknown[]): unknown =>
    values.includes(nothing) ? nothing : texts.map((text, i) => text + String(values[i] ?? '')).join('');
  return (node) => {
    const set = setterOf(node as Element, name);
    let before: unknown = nothing;
    return (values) => {
      const value = isWhole ? values[at] : join(values.slice(at, at + texts.length - 1));
      if (value !== before) set((before = value));
    };
  };
}

function setterOf(element: Element, attribute: string): (value: unknown) => void {
  const name = attribute.slice(1);
  switch (attribute[0]) {
    case '.':
      return (value) => Reflect.set(element, name, value);
    case '?':
      return (value) => element.toggleAttribute(name, value !== nothing && Boolean(value));
    case '@':
      return listening(element, name);
  }
  return (value) => (value === nothing ? element.removeAttribute(attribute) : element.setAttribute(attribute, String(value ?? '')));
}

/** Listens once, and hands each event to the listener of the last drawing. */
function listening(element: Element, type: string): (value: unknown) => void {
  let listener: unknown;
  element.addEventListener(type, (event) => {
    if (typeof listener === 'function') listener(event);
    else (listener as EventListenerObject | undefined)?.handleEvent?.(event);
  });
  return (value) => (listener = value);
}

/** A place among nodes whose content changes: from behind its comment to the part or node that follows. */
export class Part {
  readonly #start: Comment;
  readonly #outer: Part | undefined;
  readonly #after: Node | null;
  /** What stands behind it in a list. */
  #next: Part | undefined;
  /** What it shows: words, the items of a list, or a template and what writes the values of that. */
  #shown: Text | readonly Part[] | Template | undefined;
  #writers: readonly Writer[] = [];
  #key: unknown;

  constructor(start: Comment, outer?: Part, after: Node | null = null) {
    this.#start = start;
    this.#outer = outer;
    this.#after = after;
  }

  get isConnected(): boolean {
    return this.#start.isConnected;
  }

  write(value: unknown): void {
    if (value === noChange) return;
    if (value === null || typeof value !== 'object') this.#writeText(value === nothing ? '' : String(value ?? ''));
    else if ((value as Partial<TemplateResult>).strings?.raw) this.#writeTemplate(value as TemplateResult);
    else if ('drawnIn' in value) this.write((value as Drawn).drawnIn(this));
    else this.#writeList([...(value as Iterable<unknown>)]);
  }

  #writeText(text: string): void {
    const shown = this.#shown;
    if (!(shown instanceof Text)) {
      this.#clear();
      if (text) this.#insert([(this.#shown = new Text(text))]);
    } else if (shown.data !== text) shown.data = text;
  }

  #writeTemplate(result: TemplateResult): void {
    const template = templateOf(result);
    if (template === this.#shown && result.key === this.#key) return this.#writeValues(result.values);
    this.#clear();
    this.#shown = template;
    this.#key = result.key;
    const content = document.importNode(template.content, true);
    const walker = walkerOf(content);
    let place = -1;
    this.#writers = template.holes.map((hole) => {
      while (place < hole.place) place += walker.nextNode() ? 1 : 0;
      return hole.writer(walker.currentNode, this);
    });
    this.#writeValues(result.values);
    this.#insert([content]);
  }

  #writeValues(values: readonly unknown[]): void {
    for (const write of this.#writers) write(values);
  }

  #writeList(values: readonly unknown[]): void {
    if (!Array.isArray(this.#shown)) this.#clear();
    const before = (this.#shown ?? []) as readonly Part[];
    const left = new Map(before.map((item, at) => [item.#key ?? at, item]));
    const items = values.map((value, at) => take(left, keyOf(value) ?? at) ?? new Part(new Comment(), this));
    this.#arrange(items, before, left.values());
    this.#shown = items;
    for (const [at, value] of values.entries()) items[at]!.write(value);
  }

  /** Brings items in their order, and moves no more nodes than it must: one that moves would lose the keyboard. */
  #arrange(items: readonly Part[], before: readonly Part[], left: Iterable<Part>): void {
    const mixed = items.some((item, at) => at < before.length && item !== before[at]);
    const nodes = new Map(mixed ? before.map((item) => [item, item.#nodes()]) : []);
    for (const item of left) item.#remove();
    let behind = this.#end;
    for (const item of items.slice(mixed ? 0 : before.length).reverse()) {
      const own = nodes.get(item);
      if (!own || own.at(-1)!.nextSibling !== behind) this.#insert(own ?? [item.#start], behind);
      behind = item.#start;
    }
    for (const [at, item] of items.entries()) item.#next = items[at + 1];
  }

  /** The node before which it ends, where it is not the last in its parent. */
  get #end(): Node | null {
    const end = this.#next ? this.#next.#start : (this.#after ?? (this.#outer ? this.#outer.#end : null));
    return end && end.parentNode === this.#start.parentNode ? end : null;
  }

  #nodes(): ChildNode[] {
    const nodes: ChildNode[] = [];
    const end = this.#end;
    for (let node: ChildNode | null = this.#start; node && node !== end; node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  #insert(nodes: readonly Node[], before = this.#end): void {
    for (const node of nodes) this.#start.parentNode!.insertBefore(node, before);
  }

  #clear(): void {
    for (const node of this.#nodes().slice(1)) node.remove();
    this.#shown = this.#key = undefined;
    this.#writers = [];
  }

  #remove(): void {
    for (const node of this.#nodes()) node.remove();
  }
}

const keyOf = (value: unknown): unknown => (value as Partial<TemplateResult> | null | undefined)?.key;

function take<K, V>(from: Map<K, V>, key: K): V | undefined {
  const value = from.get(key);
  from.delete(key);
  return value;
}
