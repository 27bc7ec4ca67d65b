/** The card of a picked place: beside it where there is room, along the map's foot where there is little. */
import type { Frame } from './frame.js';
import type { Found } from './found.js';

/** Pixels between a place and its card, and between a card and the map's edge. */
const gap = 14;
const edge = 12;
/** Narrower maps have their card at the foot. */
const narrow = 480;

export class Callout {
  readonly card: HTMLElement;
  readonly found: Found;
  #container: HTMLElement;
  #pressed: HTMLElement | undefined;

  /**
   * The card stands beside the container, so that it keeps its own clicks and its own scrolling. What was pressed to open it gives it the focus,
   * and has it back.
   */
  constructor(container: HTMLElement, card: HTMLElement, found: Found, pressed?: HTMLElement) {
    this.card = card;
    this.found = found;
    this.#container = container;
    this.#pressed = pressed;
    container.after(card);
  }

  focus(): void {
    if (this.#pressed) this.card.focus({ preventScroll: true });
  }

  /** Moves the card with the map; it hides while its place is out of view. */
  place({ west, north, scale, width, height }: Frame): void {
    const { card } = this;
    const isDocked = width < narrow;
    card.classList.toggle('docked', isDocked);
    const [left, top] = [(this.found.x - west) * scale, (this.found.y - north) * scale];
    card.classList.toggle('away', !isDocked && (left < 0 || left > width || top < 0 || top > height));
    if (isDocked) return void Object.assign(card.style, { left: '', top: '', maxHeight: '' });
    card.style.maxHeight = `${height - 2 * edge}px`;
    const at = beside(left, top, card.offsetWidth, card.offsetHeight, width, height);
    Object.assign(card.style, { left: `${at.left}px`, top: `${at.top}px` });
  }

  remove(): void {
    const root = this.card.getRootNode() as Document | ShadowRoot;
    const hadFocus = this.card.contains(root.activeElement);
    this.card.remove();
    if (hadFocus) (this.#pressed?.isConnected ? this.#pressed : this.#container).focus({ preventScroll: true });
  }
}

/** Above the place, else below it, else to that side which has more room. */
function beside(left: number, top: number, wide: number, high: number, width: number, height: number): { left: number; top: number } {
  const across = between(edge, left - wide / 2, width - wide - edge);
  if (top - gap - high >= edge) return { left: across, top: top - gap - high };
  if (top + gap + high <= height - edge) return { left: across, top: top + gap };
  return { left: left > width / 2 ? left - gap - wide : left + gap, top: between(edge, top - high / 2, height - high - edge) };
}

const between = (least: number, value: number, most: number): number => Math.round(Math.max(least, Math.min(most, value)));
