/** Puts an element on the page and waits until it has shown its data or its error. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { FramedElement } from '../../src/elements/shared/framed-element.js';

export async function settled<Element extends FramedElement>(template: TemplateResult): Promise<Element> {
  const element = await fixture<Element>(html`<div>${template}</div>`).then(
    (box) => box.querySelector<Element>('[src], [loading]') ?? (box.firstElementChild as Element),
  );
  await atRest(element);
  return element;
}

export async function atRest(element: FramedElement): Promise<void> {
  await waitUntil(() => !['idle', 'loading', null].includes(element.getAttribute('data-state')), `${element.localName} came to rest`, {
    timeout: 9000,
  });
  await element.updateComplete;
}

/** The element's text as a reader meets it. */
export const textOf = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const all = <Found extends Element = HTMLElement>(element: Element, selector: string): Found[] => [
  ...element.shadowRoot!.querySelectorAll<Found>(selector),
];
export const one = <Found extends Element = HTMLElement>(element: Element, selector: string): Found =>
  element.shadowRoot!.querySelector<Found>(selector)!;
