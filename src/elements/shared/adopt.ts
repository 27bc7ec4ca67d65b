/** Looks that come with what a reader opens, and not with the first view. */
import type { CSSResult } from 'lit';
import type { ReactiveElement } from './reactive-element.js';

export function adopt({ shadowRoot }: ReactiveElement, ...styles: readonly CSSResult[]): void {
  for (const { styleSheet } of styles)
    if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
