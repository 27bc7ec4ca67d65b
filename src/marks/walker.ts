/** The reader's hand on a chart: keys walk its data, a pointer finds the nearest, and one datum is said, shown and picked. */
import type { ReactiveController, ReactiveControllerHost } from '../page/reactive-element.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** How one kind of chart is walked; each is asked only while a datum can be shown. */
export interface Ways<At> {
  /** Where walking begins; undefined while nothing is drawn. */
  readonly begin: () => At | undefined;
  /** Where a key leads; undefined for a key that leads nowhere. */
  readonly follow: (key: string, from: At) => At | undefined;
  /** What lies nearest to a place in the drawing. */
  readonly find: (x: number, y: number) => At | undefined;
  /** Where the words about a datum stand. */
  readonly place: (at: At) => readonly [x: number, y: number];
  readonly announce: (at: At) => void;
  readonly pick: (at: At) => void;
}

export class Walker<At extends object> implements ReactiveController, EventListenerObject {
  #host: Host;
  #ways: Ways<At>;
  /** The datum that is shown. */
  at: At | undefined;

  constructor(host: Host, ways: Ways<At>) {
    this.#host = host;
    this.#ways = ways;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.at && this.#host.renderRoot.querySelector<HTMLElement>('.tooltip');
    if (box) placeTooltip(box, ...this.#ways.place(this.at!));
  }

  /** Where keys and pointers are. */
  get canvas(): HTMLElement {
    return this.#host.renderRoot.querySelector<HTMLElement>('.canvas')!;
  }

  handleEvent(event: Event): void {
    if (event.type === 'keydown') this.#walk(event as KeyboardEvent);
    else if (event.type === 'click') this.#pick();
    else if (event.type === 'focus') this.#show(this.at ?? this.#ways.begin());
    else if (event.type === 'blur' || event.type === 'pointerleave') this.#leave(event.type);
    else if (event.type === 'pointermove' || event.type === 'pointerdown') this.#point(event as PointerEvent);
  }

  #show(at: At | undefined): void {
    if (same(at, this.at)) return;
    this.at = at;
    this.#host.requestUpdate();
  }

  #point({ clientX, clientY }: PointerEvent): void {
    if (!this.#ways.begin()) return;
    const { left, top } = this.canvas.getBoundingClientRect();
    this.#show(this.#ways.find(clientX - left, clientY - top));
  }

  /** A pointer that leaves takes nothing from the keyboard. */
  #leave(how: 'blur' | 'pointerleave'): void {
    if (how === 'blur' || this.#host.shadowRoot?.activeElement !== this.canvas) this.#show(undefined);
  }

  #walk(event: KeyboardEvent): void {
    const from = this.at ?? this.#ways.begin();
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return this.#show(undefined);
    const at = this.#ways.follow(event.key, from);
    if (at) {
      this.#show(at);
      this.#ways.announce(at);
    } else if (event.key === 'Enter' || event.key === ' ') this.#pick();
    else return;
    event.preventDefault();
  }

  #pick(): void {
    if (this.at) this.#ways.pick(this.at);
  }
}

const same = <At extends object>(a: At | undefined, b: At | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && (Object.keys(a) as (keyof At)[]).every((key) => a[key] === b[key]));

/** Puts the box beside the point it speaks of, and within its parent. */
function placeTooltip(box: HTMLElement, x: number, y: number): void {
  const { offsetWidth: width, offsetHeight: height, offsetParent: parent } = box;
  const room = parent?.clientWidth ?? 0;
  const beside = x + 14 + width <= room ? x + 14 : x - 14 - width;
  box.style.left = `${Math.max(0, Math.min(beside, room - width))}px`;
  box.style.top = `${Math.max(0, Math.min(y - height / 2, (parent?.clientHeight ?? 0) - height))}px`;
}
