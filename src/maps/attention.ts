/** What a reader of a map attends to: the place that is pointed at, the one that was walked to, and the one whose card is open. */
import type { Callout } from './callout.js';
import type { Found } from './found.js';
import type { Frame } from './frame.js';
import type { MapOptions } from './map-options.js';

/** How near the pointer must come to a place, in pixels: to show that it can be picked, and to pick it. */
const reach = { hover: 5, click: 12 };

/** What it asks of the map. */
export interface Surface {
  readonly container: HTMLElement;
  /** Undefined while nothing can be seen. */
  readonly frame: Frame | undefined;
  find(left: number, top: number, reach: number): Found | undefined;
  /** The places or groups that are walked through, in order. */
  readonly walk: readonly Found[];
  /** Looks at a group so near that it falls apart. */
  comeNear(group: Found): void;
  /** Marks what is attended to. */
  mark(): void;
}

export class Attention {
  #map: Surface;
  #options: Pick<MapOptions, 'card' | 'selected' | 'walked'>;
  #pointed: Found | undefined;
  #walked: Found | undefined;
  #callout: Callout | undefined;
  /** Resolves when the card that was asked for last is open. */
  opening: Promise<void> | undefined;

  constructor(map: Surface, options: Pick<MapOptions, 'card' | 'selected' | 'walked'>) {
    this.#map = map;
    this.#options = options;
  }

  /** All that is attended to. */
  get places(): readonly Found[] {
    const all = [this.#pointed, this.#walked, this.#callout?.found];
    return [...new Set(all.filter((one) => one !== undefined))];
  }

  /** The row of the place whose card is open. */
  get picked(): number | undefined {
    return this.#callout?.found.row;
  }

  /** The places are others now. */
  forget(): void {
    this.#pointed = this.#walked = undefined;
  }

  /** The map has moved: the card goes along. */
  follow(frame: Frame): void {
    this.#callout?.place(frame);
  }

  point(found: Found | undefined): void {
    if (found?.row === this.#pointed?.row) return;
    this.#pointed = found;
    this.#map.container.classList.toggle('pointing', Boolean(found));
    this.#map.mark();
  }

  hover({ clientX, clientY, pointerType, buttons }: PointerEvent): void {
    if (pointerType === 'touch' || buttons) return;
    const { left, top } = this.#map.container.getBoundingClientRect();
    this.point(this.#map.find(clientX - left, clientY - top, reach.hover));
  }

  click(left: number, top: number): void {
    const found = this.#map.find(left, top, reach.click);
    if (found) this.#look(found);
    else this.close();
  }

  walk(step: 1 | -1): boolean {
    const places = this.#map.walk;
    if (!places.length) return false;
    const at = places.findIndex(({ row, copy }) => row === this.#walked?.row && copy === this.#walked.copy);
    const next = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
    this.#walked = places[next]!;
    this.#map.mark();
    this.#options.walked(this.#walked, next + 1, places.length);
    return true;
  }

  /** Opens the place that was walked to. */
  enter(): boolean {
    if (!this.#walked) return false;
    this.#look(this.#walked, this.#map.container);
    return true;
  }

  /** Puts away the card, or else the place that was walked to. */
  leave(): boolean {
    if (!this.#callout && !this.#walked) return false;
    if (!this.#callout) this.#walked = undefined;
    this.close();
    return true;
  }

  /** Opens a place's card. What was pressed for it gives it the focus, and has it back when the card is closed. */
  open(found: Found, pressed?: HTMLElement): void {
    const opening = this.#open(found, pressed).catch((error: unknown) => console.error('<opendata-map> cannot open a place', error));
    this.opening = opening;
  }

  async #open(found: Found, pressed?: HTMLElement): Promise<void> {
    const [{ Callout }, card] = await Promise.all([import('./callout.js'), this.#options.card(found)]);
    const { container, frame } = this.#map;
    if (!frame) return;
    this.#callout?.remove();
    this.#callout = new Callout(container, card, found, pressed);
    card.addEventListener('keydown', (event) => event.key === 'Escape' && this.#escape(event));
    this.#callout.place(frame);
    this.#map.mark();
    this.#callout.focus();
    this.#options.selected(found);
  }

  /** Puts the card of a picked place away. */
  close(): void {
    const callout = this.#callout;
    this.#callout = undefined;
    callout?.remove();
    if (callout) this.#options.selected(undefined);
    this.#map.mark();
  }

  remove(): void {
    this.#callout?.remove();
  }

  #look(found: Found, pressed?: HTMLElement): void {
    if (!found.group) return this.open(found, pressed);
    this.#walked = undefined;
    this.#map.comeNear(found);
  }

  /** In the card, all keys but Escape are the card's. */
  #escape(event: KeyboardEvent): void {
    this.leave();
    event.preventDefault();
    event.stopPropagation();
  }
}
