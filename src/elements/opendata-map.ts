import { html, keyed, nothing, type TemplateResult } from '../page/html.js';
import type { PropertyValues } from '../page/reactive-element.js';
import type { BasemapNews } from '../maps/ground.js';
import type { Features } from '../maps/features.js';
import { prepare } from '../maps/leaflet.js';
import { leafletStyles } from '../maps/leaflet.css.js';
import type { Box } from '../maps/mercator.js';
import type { MapOptions } from '../maps/map-options.js';
import { PlacesMap } from '../maps/places-map.js';
import { wishOf, type View } from '../maps/view.js';
import type { Dataset, Table } from '../model.js';
import { define } from './shared/define.js';
import { MapAround } from './map/surroundings.js';
import { credit, GestureHint, mapButtons } from './map/controls.js';
import { MapNotices } from './map/notices.js';
import { MapQuestions } from './map/questions.js';
import type { State } from './shared/framed-element.js';
import { mapStyles } from './map/map.styles.js';
import { state } from '../page/property.js';

/**
 * @summary The places of a dataset on a map that needs no third party.
 *
 * @event opendata-select - A reader picked a place; `detail` has its `where` and its `values`.
 *
 * @csspart map - The map.
 * @csspart legend - The classes of places, and what their size means.
 * @csspart overlays - The switches of further layers.
 * @csspart popup - What a picked place says of itself.
 *
 * @cssproperty --opendata-color-1 - The colour of the first category; so up to `--opendata-color-8`.
 * @cssproperty --opendata-map-ground - The colour of the ground where there is no basemap.
 */
export class OpendataMap extends MapQuestions {
  static override styles = [...MapQuestions.styles, leafletStyles, mapStyles];

  @state() private news: BasemapNews = {};

  protected override readonly drawing = 'map';

  protected override map: PlacesMap | undefined;
  #container: HTMLElement | null = null;
  #broken = false;
  #drawn = true;
  #painting: Promise<void> = Promise.resolve();
  #finish: () => void = () => undefined;
  #view: View | undefined;
  #placed = 0;
  #hint = new GestureHint(this);
  #notices = new MapNotices(this);
  #around = new MapAround(this, (text) => this.announce(text));

  /** Moved within the page, it has a new container and no new answer. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('basemap') || changed.has('attribution')) this.news = {};
  }

  /** The map counts as shown when its places are drawn, and a picked place when its card is open. */
  protected override async getUpdateComplete(): Promise<boolean> {
    do await super.getUpdateComplete();
    while (this.isUpdatePending);
    await this.#painting;
    await this.map?.attention.opening;
    return super.getUpdateComplete();
  }

  protected override get state(): State {
    const known = super.state;
    return known.startsWith('ready') && !this.#drawn ? 'loading' : known;
  }

  protected override draw(table: Table, source: Dataset): TemplateResult {
    const { locale } = this;
    const area = this.area;
    const dataset = area?.dataset ?? source;
    const place = this.placeOf(dataset);
    const notices = area ? this.areas!.areaNotices(area, locale, this.debug) : nothing;
    if (area?.matched === 0) return html`${notices} ${this.#rows(table, dataset)}`;
    if (!place) return html`<p class="notice" part="notice">${locale.say('noGeometry')}</p>`;
    const features = this.featuresOf(table, place);
    if (this.#broken || (!features.extent && !this.inView.of(table).box && !this.period)) return this.#instead(table, dataset, features);
    const isPart = !area && this.inView.lacks(table);
    const elsewhere = isPart ? { select: this.query(dataset).select, words: this.wordsOfPlaces() } : undefined;
    const around = this.#around.of({ map: this.map, table, elsewhere, place, words: this.words() });
    return html`${this.legendOf(table, dataset)} ${around.before}
      <div class="stage ${this.list ? 'listed' : ''}">
        <div class="map ${this.news.pictures ? 'tiled' : ''}" part="map">
          ${keyed(this.basemap + this.attribution, this.#ground(dataset))} ${mapButtons(locale, () => this.map)} ${around.over}
          ${credit(this.news)} ${this.#hint.render(locale)}
        </div>
        ${around.beside}
      </div>
      ${around.after} ${this.slider(table, source)}
      <p class="unseen" id="hint">${locale.say('mapHint')}</p>
      ${this.groupKey} ${this.#notices.of(features, table.length, this.locale, this.news.lacking)} ${notices}`;
  }

  #ground(dataset: Dataset): TemplateResult {
    const title = this.locale.say('mapOf', { title: this.heading || dataset.title });
    return html`<div class="ground" role="region" tabindex="0" aria-label=${title} aria-describedby="hint"></div>`;
  }

  /** The rows, where no map can be drawn of them. */
  #instead(table: Table, dataset: Dataset, features: Features): TemplateResult {
    const why = this.#broken
      ? html`<p class="notice" part="notice">${this.locale.say('noMap')}</p>`
      : this.#notices.of(features, table.length, this.locale);
    return html`${why}${this.#rows(table, dataset)}`;
  }

  #rows(table: Table, dataset: Dataset): TemplateResult | typeof nothing {
    return this.view === 'both' ? nothing : this.rows(table, dataset, this.words());
  }

  protected override updated(changed: PropertyValues): void {
    this.#hold(this.isConnected ? this.renderRoot.querySelector<HTMLElement>('.ground') : null);
    super.updated(changed);
    if (this.state === 'loading' && this.view !== 'table') prepare();
    const { table } = this;
    const metadata = this.about;
    const place = metadata && this.placeOf(metadata);
    if (!this.map || !table || !place) return;
    const { question } = this.inView.of(table);
    if (question !== this.#placed) {
      this.#view = undefined;
      this.map.forget();
    }
    this.#placed = question;
    this.gatherLater(table);
    this.map.show(this.featuresOf(table, place), this.#view ?? wishOf(this.center, this.zoom), this.looksOf(table, metadata));
    this.#around.follow(this.map);
  }

  /** Takes the container that is there now, and lets go of the one before. */
  #hold(container: HTMLElement | null): void {
    if (container === this.#container) return;
    this.#container = container;
    this.map?.remove();
    this.#finish();
    this.map = container ? new PlacesMap(container, this.#options()) : undefined;
    this.#drawn = !container;
    if (container) this.#painting = new Promise((resolve) => (this.#finish = resolve));
  }

  #options(): MapOptions {
    return {
      basemap: this.basemap,
      attribution: this.attribution,
      learnt: (news) => (this.news = { ...this.news, ...news }),
      locale: () => this.locale,
      grouping: () => this.groups?.grouping,
      card: async ({ row }) => {
        const { placeCard } = await import('./map/place-card.js');
        return placeCard(this, this.table!, row, this.words(), () => this.map?.attention.close());
      },
      drawn: () => this.#settleDrawn(),
      moved: (box, view, asked) => this.#onMoved(box, view, asked),
      walked: (found, n, total) => this.announce(this.walkText(found, n, total)),
      selected: (found) => void this.#onSelected(found?.row),
      refused: (gesture) => this.#hint.show(gesture),
      failed: (error) => this.#onFailed(error),
    };
  }

  protected override get footnotes(): readonly string[] {
    const { pictures, attributions = [] } = this.news;
    return pictures ? [this.locale.say('noTilesInPicture')] : attributions.map(({ text }) => text).filter(Boolean);
  }

  #settleDrawn(): void {
    this.tellMark(this.map?.drawnAs);
    if (this.#drawn) return;
    this.#drawn = true;
    this.#finish();
    this.requestUpdate();
  }

  #onMoved(box: Box, view: View, asked: boolean): void {
    this.#view = view;
    this.#around.follow(this.map);
    if (asked) this.announce(this.locale.say('inView', { n: this.map!.count, total: this.table!.total! }));
    this.askLater({ box, zoom: view.zoom });
  }

  async #onSelected(row: number | undefined): Promise<void> {
    this.requestUpdate();
    if (row === undefined || this.cellsOf(this.table!)) return;
    const { area } = this;
    const { picked } = await import('./map/place-card.js');
    const detail = area ? this.areas!.pickedArea(area, row) : picked(this.table!, row, this.words(), this.placeOf(this.metadata!)!);
    this.dispatchEvent(new CustomEvent('opendata-select', { bubbles: true, composed: true, detail }));
  }

  #onFailed(error: unknown): void {
    console.error('<opendata-map> cannot load its map', error);
    this.#broken = true;
    this.#settleDrawn();
  }
}

define('opendata-map', OpendataMap);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-map': OpendataMap;
  }
}
