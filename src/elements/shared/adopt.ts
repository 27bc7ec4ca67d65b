/** Looks that come with what a reader opens, and not with the first view. */
import { sheetOf } from '../../page/css.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export function adopt({ shadowRoot }: ReactiveElement, ...styles: readonly string[]): void {
  for (const sheet of styles.map(sheetOf)) if (!shadowRoot?.adoptedStyleSheets.includes(sheet)) shadowRoot?.adoptedStyleSheets.push(sheet);
}
