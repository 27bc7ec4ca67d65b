/** A map of places in a container: drawn, moved and looked at; the element around it says what a place is called. */
import { Attention } from './attention.js';
import { ClassInks } from './class-inks.js';
import { extentAtFirst, type Features } from './features.js';
import { paintFound, type Found } from './found.js';
import { boxIn, cleared, inhabited, type Frame } from './frame.js';
import { pageFirst } from './gestures.js';
import type { Painter } from './here.js';
import { commandOf, obey, type Moves } from './keys.js';
import type { Ground } from './ground.js';
import { groundIn } from './leaflet.js';
import { plain, type PlaceMark } from './looks.js';
import type { MapOptions } from './map-options.js';
import { placeOfRow } from './order.js';
import { Places } from './places.js';
import { paintAround, paintScene, type Also, type Drawn, type Scene } from './scene.js';
import { Sheet } from './sheet.js';
import { sameView, type View } from './view.js';

export class PlacesMap {
  /** Counts the times that what is in view has changed. */
  turn = 0;
  readonly container: HTMLElement;
  readonly attention: Attention;
  readonly #options: MapOptions;
  #ground: Ground | undefined;
  #places: Places | undefined;
  #inks = new ClassInks();
  #sheet = new Sheet<Drawn>({
    draw: (context, frame, seen) => paintScene(context, frame, this.#scene(seen)),
    lay: (canvas, frame) => {
      this.#ground?.lay(canvas, frame);
      this.#ground?.film.before(canvas);
    },
    laid: () => this.#options.drawn(),
  });
  /** What was drawn last, and in whose words. */
  #painted: readonly unknown[] = [];
  #wish: Partial<View> | undefined;
  #placed = false;
  #first: View | undefined;
  #order: readonly Found[] | undefined;
  #also: Also = {};
  #asked = false;
  #end = new AbortController();
  #sizes = new ResizeObserver(() => this.#resized());

  constructor(container: HTMLElement, options: MapOptions) {
    this.container = container;
    this.#options = options;
    this.attention = new Attention(this, options);
    const { signal } = this.#end;
    pageFirst(container, options.refused, signal);
    container.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    container.addEventListener('pointermove', (event) => this.attention.hover(event), { signal });
    container.addEventListener('pointerleave', () => this.attention.point(undefined), { signal });
    container.addEventListener('transitionend', ({ target }) => target === this.#ground?.film && this.#paint(), { signal });
    this.#start().catch((error: unknown) => signal.aborted || options.failed(error));
  }

  /** Draws places; the first time it looks at them all, or where it is wished. */
  show(features: Features, wish?: Partial<View>, looks = plain): void {
    if (!this.#placed) this.#wish = wish;
    const grouping = this.#options.grouping();
    if (!this.#places?.are(features, looks, grouping)) {
      const before = this.#places;
      this.#places = new Places(features, looks, grouping, before);
      if (before?.features !== this.#places.features) this.attention.forget();
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

  goTo(view: View): void {
    this.#asked = true;
    this.#ground?.look(view);
  }

  /** Looks at a group so near that it falls apart. */
  comeNear(group: Found): void {
    if (this.#ground) this.goTo(this.#options.grouping()!.viewInto(group, this.#ground));
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

  find(left: number, top: number, reach: number): Found | undefined {
    return this.frame && this.#places?.at(this.#sheet.drawn?.groups, this.frame, left, top, reach);
  }

  /** How many places are in view. */
  get count(): number {
    return this.frame && this.#places ? this.#places.count(this.frame) : 0;
  }

  /** The places in view, in the order of reading. */
  get inView(): readonly Found[] {
    if (!this.frame || !this.#places) return [];
    return (this.#order ??= this.#places.inView(this.frame, this.#direction));
  }

  /** The groups in view where groups are drawn, else the places. */
  get walk(): readonly Found[] {
    const groups = this.#sheet.drawn?.groups;
    return groups && this.frame ? this.#places!.walk(groups, this.frame, this.#direction) : this.inView;
  }

  /** As what the places are drawn, where not each by itself. */
  get drawnAs(): PlaceMark | undefined {
    return this.#sheet.drawn?.mark;
  }

  get frame(): Frame | undefined {
    return this.#ground?.frame;
  }

  /** Draws at once what is still to be drawn; whether anything is. */
  finish(): boolean {
    return this.#sheet.finish();
  }

  remove(): void {
    this.#end.abort();
    this.#sizes.disconnect();
    this.#sheet.remove();
    this.attention.remove();
    this.#ground?.remove();
    this.#ground = undefined;
    this.container.replaceChildren();
  }

  async #start(): Promise<void> {
    const ground = await groundIn(this.container, {
      ...this.#options,
      signal: this.#end.signal,
      changed: () => this.#changed(),
      paint: () => this.#paint(),
      moved: () => this.#moved(),
      clicked: (left, top) => this.attention.click(left, top),
    });
    if (!ground) return;
    this.#ground = ground;
    this.#sizes.observe(this.container);
    this.#settle();
  }

  #settle(): void {
    const [ground, places] = [this.#ground, this.#places];
    if (!ground || !places) return;
    const isAnew = !this.#placed && ground.frame.width > 0;
    if (isAnew) this.#place(ground, places.all);
    if (!this.#placed) return this.#options.drawn();
    const painted = [places, this.#options.locale()];
    if (isAnew || painted.some((one, i) => one !== this.#painted[i])) this.#paint();
    this.#painted = painted;
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
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth === this.frame?.width && clientHeight === this.frame.height) return;
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

  /** Another part is seen. */
  #changed(): void {
    if (!this.frame || !this.#placed) return;
    this.#sheet.follow(this.frame);
    this.mark();
  }

  /** What is drawn has changed. */
  #paint(): void {
    if (!this.frame || !this.#places || !this.#placed) return;
    this.#sheet.draw(this.frame);
    this.mark();
  }

  /** Draws what lies over the sheet: it changes while the places do not. */
  mark(): void {
    const [ground, places] = [this.#ground, this.#places];
    if (!ground || !places || !this.#placed) return;
    const { frame, film, tiled } = ground;
    const context = cleared(film, frame);
    ground.lay(film, frame);
    paintAround(context, frame, { inks: this.#inks.at(undefined), locale: this.#options.locale(), tiled });
    for (const found of this.attention.places) {
      const place = found.group ? undefined : places.looks.classOf?.[found.row];
      paintFound(context, frame, found, places.radius(found, frame), this.#inks.at(place));
    }
    this.attention.follow(frame);
  }

  #scene(seen: Frame): Scene {
    const [ground, places] = [this.#ground!, this.#places!];
    const { grouping, locale } = this.#options;
    const inks = (mark: PlaceMark | undefined) =>
      this.#inks.of(ground.film, mark === 'density' ? grouping()!.swatches : places.looks.swatches);
    return { seen, places, inks, grouping: grouping(), tiled: ground.tiled, locale: locale(), also: this.#also };
  }

  get #direction(): 'ltr' | 'rtl' {
    return this.#options.locale().direction;
  }

  #moves: Moves = {
    pan: (right, down) => {
      this.#asked = true;
      this.#ground?.pan(right, down);
    },
    zoom: (by) => this.zoom(by),
    fit: () => this.fit(),
    walk: (step) => this.attention.walk(step),
    open: () => this.attention.enter(),
    close: () => this.attention.leave(),
  };

  #pressed(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (!command || event.target !== this.container || !obey(command, this.#moves)) return;
    event.preventDefault();
    event.stopPropagation();
  }
}
