/** Who has the keyboard in a table when the button that they pressed goes away: what stands nearest. */
import type { ReactiveElement } from '../../page/reactive-element.js';

/** Where the keyboard goes, the nearest first. */
const nearest = ['.chips button', '.scroll', '#search'];

export function focusOn({ shadowRoot }: ReactiveElement, selector: string): boolean {
  const found = shadowRoot!.querySelector<HTMLElement>(selector);
  found?.focus();
  return Boolean(found);
}

/** What a reader has done is about to be drawn, and its rows come after. */
export function keepFocus(host: ReactiveElement): void {
  const pressed = host.shadowRoot!.activeElement;
  const keep = (): void => {
    if (pressed && !pressed.isConnected && document.activeElement === document.body) nearest.some((selector) => focusOn(host, selector));
  };
  const drawn = (): void => void host.updateComplete.then(keep);
  setTimeout(drawn);
  host.addEventListener('load', drawn, { once: true });
}
