/** How wide a reader wants columns: as a sheet of the element’s own, so that it holds for every row that is drawn. */
import type { Field } from '../../model.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** In rem: the narrowest and the widest that a column may be. */
export const reach = { least: 4, most: 40 } as const;

export class ColumnWidths {
  readonly #sheet = new CSSStyleSheet();
  #chosen: ReadonlyMap<string, number> = new Map();
  #written = '';

  constructor({ shadowRoot }: ReactiveElement) {
    shadowRoot?.adoptedStyleSheets.push(this.#sheet);
  }

  of(name: string): number | undefined {
    return this.#chosen.get(name);
  }

  /** @param rem Undefined for as wide as the content needs. */
  set(name: string, rem: number | undefined): void {
    const others = [...this.#chosen].filter(([other]) => other !== name);
    this.#chosen = new Map(rem === undefined ? others : [...others, [name, Math.min(reach.most, Math.max(reach.least, rem))]]);
  }

  /** Writes the sheet for columns that stand in this order. */
  follow(fields: readonly Field[]): void {
    const rules = fields.flatMap(({ name }, at) => (this.#chosen.has(name) ? ruleOf(at + 1, this.#chosen.get(name)!) : []));
    const text = rules.length ? `@container (inline-size >= 30rem) { ${rules.join(' ')} }` : '';
    if (text !== this.#written) this.#sheet.replaceSync((this.#written = text));
  }
}

const ruleOf = (at: number, rem: number): string =>
  `:is(.scroll, .sight) > table > :is(thead, tbody, tfoot) > tr:not(.below) > :nth-child(${at}) { inline-size: ${rem}rem; min-inline-size: ${rem}rem !important; max-inline-size: ${rem}rem; box-sizing: border-box; white-space: normal; overflow-wrap: anywhere; }`;
