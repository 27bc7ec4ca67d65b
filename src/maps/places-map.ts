/** A map of places in a container: drawn, moved, pointed at and walked through; the element around it says what a place is called. */
import { Callout } from './callout.js';
import { ClassInks } from './class-inks.js';
import { extentAtFirst, type Features } from './features.js';
import { findAt } from './find.js';
import { boxIn, inhabited, sheet } from './frame.js';
import { pageFirst } from './gestures.js';
import { Grid } from './grid.js';
import { commandOf, obey, type Moves } from './keys.js';
import { groundIn, type Ground } from './leaflet.js';
import { plain, shownOf } from './looks.js';
import type { MapOptions } from './map-options.js';
import type { Painter } from './here.js';
import { countIn, inReadingOrder, placeOfRow } from './order.js';
import { paintFound, radiusOf, type Found } from './paint.js';
import { paintScene } from './scene.js';
import { sameView, type View } from './view.js';

/** How near the pointer must come to a place, in pixels: to show that it can be picked, and to pick it. */
const reach = { hover: 5, click: 12 };

export class PlacesMap {
  /** Counts the times that what is in view has changed. */
  turn = 0;
  readonly #container: HTMLElement;
  readonly #options: MapOptions;
  #ground: Ground | undefined;
  #whole: Features | undefined;
  #features: Features | undefined;
  #looks = plain;
  #inks = new ClassInks();
  #painted: readonly unknown[] = [];
  #grid: Grid | undefined;
  #wish: Partial<View> | undefined;
  #placed = false;
  #first: View | undefined;
  #pointed: Found | undefined;
  #walked: Found | undefined;
  #order: readonly Found[] | undefined;
  #callout: Callout | undefined;
  #also: Painter | undefined;
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
    if (features !== this.#whole || looks !== this.#looks) {
      this.#whole = features;
      this.#looks = looks;
      this.#take(shownOf(features, looks));
    }
    this.#settle();
  }

  #take(features: Features): void {
    if (features === this.#features) return;
    this.#features = features;
    this.#grid = new Grid(features);
    this.#pointed = this.#walked = this.#order = undefined;
    this.turn++;
  }

  /** Looks at all places again. */
  fit(): void {
    this.#asked = true;
    this.#ground?.fit(this.#features?.extent ?? inhabited);
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

  /** Draws something over the places whenever they are drawn. */
  paintAlso(painter: Painter | undefined): void {
    this.#also = painter;
    this.#paint();
  }

  placeOf(row: number): Found | undefined {
    return this.#features && placeOfRow(this.#features, row);
  }

  /** How many places are in view. */
  get count(): number {
    return this.#ground && this.#features && this.#grid ? countIn(this.#features, this.#grid, this.#ground.frame) : 0;
  }

  /** The places in view, in the order of reading. */
  get inView(): readonly Found[] {
    if (!this.#ground || !this.#features || !this.#grid) return [];
    return (this.#order ??= inReadingOrder(this.#features, this.#grid, this.#ground.frame, this.#options.locale().direction));
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
      tiles: this.#options.tiles,
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
    if (!this.#ground || !this.#features) return;
    if (!this.#placed && this.#ground.frame.width > 0) this.#place(this.#ground, this.#features);
    const { width, height } = this.#ground.frame;
    const toPaint = [this.#placed, this.#features, this.#looks, this.#options.locale(), width, height];
    if (toPaint.some((one, i) => one !== this.#painted[i])) this.#paint();
    this.#painted = toPaint;
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
    const ground = this.#ground!;
    if (this.#first && sameView(ground.view, this.#first)) this.#placed = false;
    ground.resize();
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
    const [ground, features, grid] = [this.#ground, this.#features, this.#grid];
    if (!ground || !features || !grid || !this.#placed) return;
    const { frame } = ground;
    const { tiles, locale } = this.#options;
    const inks = this.#inks.of(ground.sheet, this.#looks.swatches);
    paintScene(sheet(ground.sheet, frame), {
      ...{ frame, features, grid, inks },
      ...{ looks: this.#looks, tiled: tiles !== undefined, locale: locale(), also: this.#also },
    });
    this.#callout?.place(frame);
    this.#mark();
  }

  /** Rings the places that are pointed at, walked to and picked: on a film of their own, since they change while the map does not. */
  #mark(): void {
    const [ground, grid] = [this.#ground, this.#grid];
    if (!ground || !grid) return;
    const { frame } = ground;
    const context = sheet(ground.film, frame);
    const { classOf, radius } = this.#looks;
    for (const found of new Set([this.#pointed, this.#walked, this.#callout?.found])) {
      if (!found) continue;
      const size = radius?.[found.row] ?? radiusOf(grid, frame.scale);
      paintFound(context, frame, found, size, this.#inks.at(classOf?.[found.row]));
    }
  }

  #find(left: number, top: number, pixels: number): Found | undefined {
    const [ground, features, grid] = [this.#ground, this.#features, this.#grid];
    return ground && features && grid && findAt(features, grid, ground.frame, left, top, pixels, this.#looks.radius);
  }

  #hovered({ clientX, clientY, pointerType, buttons }: PointerEvent): void {
    if (pointerType === 'touch' || buttons) return;
    const { left, top } = this.#container.getBoundingClientRect();
    this.point(this.#find(clientX - left, clientY - top, reach.hover));
  }

  #clicked(left: number, top: number): void {
    const found = this.#find(left, top, reach.click);
    return found ? this.open(found) : this.close();
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
    const places = this.inView;
    if (!places.length) return false;
    const at = places.findIndex(({ row }) => row === this.#walked?.row);
    const next = at < 0 ? (step > 0 ? 0 : places.length - 1) : (at + step + places.length) % places.length;
    this.#walked = places[next]!;
    this.#mark();
    this.#options.walked(this.#walked, next + 1, places.length);
    return true;
  }

  #enter(): boolean {
    if (!this.#walked) return false;
    this.open(this.#walked, this.#container);
    return true;
  }

  #leave(): boolean {
    if (!this.#callout && !this.#walked) return false;
    if (!this.#callout) this.#walked = undefined;
    this.close();
    return true;
  }
}
