/** What stands around a visual: its heading, what waits for it, and links. */
import { html, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import { safeHref } from './links.js';

export function headingOf(level: number, text: string): TemplateResult {
  return html`<div class="heading" part="heading" id="heading" role="heading" aria-level=${level}>
    <slot name="heading"><bdi>${text}</bdi></slot>
  </div>`;
}

/** What stands inside the tag, and what keeps the place of the data. */
export function skeleton(locale: Locale): TemplateResult {
  return html`<slot></slot>
    <div class="skeleton"><p role="status">${locale.say('loading')}</p></div>`;
}

/** A link where the address is a safe one, else its text. */
export function link(address: string | undefined, text: string): TemplateResult {
  const href = address === undefined ? undefined : safeHref(address);
  return href ? html`<a href=${href} rel="noopener noreferrer"><bdi>${text}</bdi></a>` : html`<bdi>${text}</bdi>`;
}

export function hostOf(address: string): string {
  try {
    return new URL(address, document.baseURI).host;
  } catch {
    return address;
  }
}
