/** A map of places in a container: drawn, moved, pointed at and walked through; the element around it says what a place is called. */
import { Callout } from './callout.js';
import { ClassInks } from './class-inks.js';
import { extentAtFirst, type Features } from './features.js';
import { boxIn, inhabited, sheet } from './frame.js';
import { pageFirst } from './gestures.js';
import { commandOf, obey, type Moves } from './keys.js';
import { groundIn, type Ground } from './leaflet.js';
import { plain, type PlaceMark } from './looks.js';
import type { MapOptions } from './map-options.js';
import type { Painter } from './here.js';
import { placeOfRow } from './order.js';
import { paintFound, type Found } from './paint.js';
import { Places } from './places.js';
import { paintScene, type Also } from './scene.js';
import { sameView, type View } from './view.js';

/** How near the pointer must come to a place, in pixels: to show that it can be picked, and to pick it. */
const reach = { hover: 5, click: 12 };

export class PlacesMap {
  /** Counts the times that what is in view has changed. */
  turn = 0;
  readonly #container: HTMLElement;
  readonly #options: MapOptions;
  #ground: Ground | undefined;
  #places: Places | undefined;
  #inks = new ClassInks();
  #painted: readonly unknown[] = [];
  #wish: Partial<View> | undefined;
  #placed = false;
  #first: View | undefined;
  #pointed: Found | undefined;
  #walked: Found | undefined;
  #order: readonly Found[] | undefined;
  #callout: Callout | undefined;
  #also: Also = {};
  #asked = false;
  #end = new AbortController();
  #sizes = new ResizeObserver(() => this.#resized());

  constructor(container: HTMLElement, options: MapOptions) {
    this.#container = container;
    this.#options = options;
    const { signal } = this.#end;
    pageFirst(container, options.refused, signal);
    container.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    container.addEventListener('pointermove', (event) => this.#hovered(event), { signal });
    container.addEventListener('pointerleave', () => this.point(undefined), { signal });
    container.addEventListener('transitionend', ({ target }) => target === this.#ground?.sheet && this.#paint(), { signal });
    this.#start().catch((error: unknown) => signal.aborted || options.failed(error));
  }

  /** Draws places; the first time it looks at them all, or where it is wished. */
  show(features: Features, wish?: Partial<View>, looks = plain): void {
    if (!this.#placed) this.#wish = wish;
    const grouping = this.#options.grouping();
    if (!this.#places?.are(features, looks, grouping)) {
      const before = this.#places;
      this.#places = new Places(features, looks, grouping, before);
      if (before?.features !== this.#places.features) this.#pointed = this.#walked = undefined;
      this.#order = undefined;
      this.turn++;
    }
    this.#settle();
  }

  /** Looks at all places again. */
  fit(): void {
    this.#asked = true;
    this.#ground?.fit(this.#places?.all.extent ?? inhabited);
  }

  /** The next showing looks at the places anew. */
  forget(): void {
    this.#placed = false;
  }

  zoom(by: number): void {
    this.#asked = true;
    this.#ground?.zoom(by);
  }

  /** Draws a ring around a place. */
  point(found: Found | undefined): void {
    if (found?.row === this.#pointed?.row) return;
    this.#pointed = found;
    this.#container.classList.toggle('pointing', Boolean(found));
    this.#mark();
  }

  goTo(view: View): void {
    this.#asked = true;
    this.#ground?.look(view);
  }

  /** Opens a place's card. What was pressed for it gives it the focus, and has it back when the card is closed. */
  open(found: Found, pressed?: HTMLElement): void {
    this.#callout?.remove();
    this.#callout = new Callout(this.#container, this.#options.card(found), found, pressed);
    this.#callout.card.addEventListener('keydown', (event) => this.#pressed(event));
    if (this.#ground) this.#callout.place(this.#ground.frame);
    this.#mark();
    this.#callout.focus();
    this.#options.selected(found);
  }

  /** Puts the card of a picked place away. */
  close(): void {
    const callout = this.#callout;
    this.#callout = undefined;
    callout?.remove();
    if (callout) this.#options.selected(undefined);
    this.#mark();
  }

  /** The row of the place whose card is open. */
  get picked(): number | undefined {
    return this.#callout?.found.row;
  }

  /** Draws something over or beneath the places whenever they are drawn. */
  paintAlso(painter: Painter | undefined, level: keyof Also = 'over'): void {
    if (painter === this.#also[level]) return;
    this.#also = { ...this.#also, [level]: painter };
    this.#paint();
  }

  placeOf(row: number): Found | undefined {
    return this.#places && placeOfRow(this.#places.features, row);
  }

  /** How many places are in view. */
  get count(): number {
    return this.#ground && this.#places ? this.#places.count(this.#ground.frame) : 0;
  }

  /** The places in view, in the order of reading. */
  get inView(): readonly Found[] {
    if (!this.#ground || !this.#places) return [];
    return (this.#order ??= this.#places.inView(this.#ground.frame, this.#options.locale().direction));
  }

  /** As what the places in view are drawn, where not each by itself. */
  get drawnAs(): PlaceMark | undefined {
    return this.#ground && this.#places?.drawnAs(this.#ground.frame);
  }

  remove(): void {
    this.#end.abort();
    this.#sizes.disconnect();
    this.#callout?.remove();
    this.#ground?.remove();
    this.#ground = undefined;
    this.#container.replaceChildren();
  }

  async #start(): Promise<void> {
    const ground = await groundIn(this.#container, {
      ...this.#options,
      signal: this.#end.signal,
      paint: () => this.#paint(),
      moved: () => this.#moved(),
      clicked: (left, top) => this.#clicked(left, top),
    });
    if (!ground) return;
    this.#ground = ground;
    this.#sizes.observe(this.#container);
    this.#settle();
  }

  #settle(): void {
    if (!this.#ground || !this.#places) return;
    if (!this.#placed && this.#ground.frame.width > 0) this.#place(this.#ground, this.#places.all);
    const { width, height } = this.#ground.frame;
    const painted = this.#painted;
    this.#painted = [this.#placed, this.#places, this.#options.locale(), width, height];
    if (this.#painted.some((one, i) => one !== painted[i])) this.#paint();
    this.#options.drawn();
  }

  #place(ground: Ground, features: Features): void {
    ground.fit(extentAtFirst(features) ?? inhabited);
    if (this.#wish) ground.look({ ...ground.view, ...this.#wish });
    this.#placed = true;
    this.#first = ground.view;
    this.#moved();
  }

  /** A map that nobody has moved looks anew. */
  #resized(): void {
    if (this.#first && sameView(this.#ground!.view, this.#first)) this.#placed = false;
    this.#ground!.resize();
    this.#settle();
  }

  #moved(): void {
    this.turn++;
    this.#order = undefined;
    if (!this.#placed || !this.#ground) return;
    const { frame, view, busy } = this.#ground;
    const asked = this.#asked && !busy;
    if (asked) this.#asked = false;
    this.#options.moved(boxIn(frame), view, asked);
  }

  #paint(): void {
    const [ground, places] = [this.#ground, this.#places];
    if (!ground || !places || !this.#placed) return;
    const { frame } = ground;
    const { locale, grouping } = this.#options;
    const inks = this.#inks.of(ground.sheet, places.drawnAs(frame) === 'density' ? grouping()!.swatches : places.looks.swatches);
    const scene = { frame, places, inks, grouping: grouping(), tiled: ground.tiled, locale: locale(), also: this.#also };
    paintScene(sheet(ground.sheet, frame), scene);
    this.#callout?.place(frame);
    this.#mark();
  }

  /** Rings the places that are pointed at, walked to and picked: on a film of their own, since they change while the map does not. */
  #mark(): void {
    const [ground, places] = [this.#ground, this.#places];
    if (!ground || !places) return;
    const { frame } = ground;
    const context = sheet(ground.film, frame);
    for (const found of new Set([this.#pointed, this.#walked, this.#callout?.found])) {
      const place = found?.group ? undefined : found && places.looks.classOf?.[found.row];
      if (found) paintFound(context, frame, found, places.radius(found, frame), this.#inks.at(place));
    }
  }

  #find(left: number, top: number, pixels: number): Found | undefined {
    return this.#ground && this.#places?.at(this.#ground.frame, left, top, pixels);
  }

  #hovered({ clientX, clientY, pointerType, buttons }: PointerEvent): void {
    if (pointerType === 'touch' || buttons) return;
    const { left, top } = this.#container.getBoundingClientRect();
    this.point(this.#find(clientX - left, clientY - top, reach.hover));
  }

  #clicked(left: number, top: number): void {
    const found = this.#find(left, top, reach.click);
    if (found?.group) this.#comeNear(found);
    else if (found) this.open(found);
    else this.close();
  }

  #moves: Moves = {
    pan: (right, down) => {
      this.#asked = true;
      this.#ground?.pan(right, down);
    },
    zoom: (by) => this.zoom(by),
    fit: () => this.fit(),
    walk: (step) => this.#walk(step),
    open: () => this.#enter(),
    close: () => this.#leave(),
  };

  /** In the card, all keys but Escape are the card's. */
  #pressed(event: KeyboardEvent): void {
    const command = commandOf(event);
    const onMap = event.target === this.#container;
    if (!command || (!onMap && command.does !== 'close') || !obey(command, this.#moves)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #walk(step: 1 | -1): boolean {
    const places = (this.#ground && this.#places?.walk(this.#ground.frame, this.#options.locale().direction)) ?? this.inView;
    if (!places.length) return false;
    const at = places.findIndex(({ row, copy }) => row === this.#walked?.row && copy === this.#walked.copy);
    const next = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
    this.#walked = places[next]!;
    this.#mark();
    this.#options.walked(this.#walked, next + 1, places.length);
    return true;
  }

  #enter(): boolean {
    if (!this.#walked) return false;
    if (this.#walked.group) this.#comeNear(this.#walked);
    else this.open(this.#walked, this.#container);
    return true;
  }

  /** Looks at a group so near that it falls apart. */
  #comeNear(found: Found): void {
    this.#walked = undefined;
    if (this.#ground) this.goTo(this.#options.grouping()!.viewInto(found, this.#ground));
  }

  #leave(): boolean {
    if (!this.#callout && !this.#walked) return false;
    if (!this.#callout) this.#walked = undefined;
    this.close();
    return true;
  }
}
