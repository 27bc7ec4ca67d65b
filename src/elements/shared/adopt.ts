/** Looks that come with what a reader opens, and not with the first view. */
import type { CSSResult, LitElement } from 'lit';

export function adopt({ shadowRoot }: LitElement, { styleSheet }: CSSResult): void {
  if (shadowRoot && styleSheet && !shadowRoot.adoptedStyleSheets.includes(styleSheet)) shadowRoot.adoptedStyleSheets.push(styleSheet);
}
