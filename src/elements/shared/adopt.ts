/** Looks that come with what a reader opens, and not with the first view. */
import type { CSSResult, LitElement } from 'lit';

export function adopt({ shadowRoot }: LitElement, ...styles: readonly CSSResult[]): void {
  for (const { styleSheet } of styles)
    if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
