/** What a map asks: for its places at first, and for those in view and in the chosen period when a reader has moved. */
import { nothing, type TemplateResult } from '../../page/html.js';
import type { PropertyValues } from '../../page/reactive-element.js';
import { extentAtFirst } from '../../maps/features.js';
import { atFirst, within, type Look } from '../../maps/in-view.js';
import type { Box } from '../../maps/mercator.js';
import { DatasetError, type Dataset, type Predicate, type Query, type Table } from '../../model.js';
import type { Ask } from '../shared/asking.js';
import { Later } from '../shared/later.js';
import { state } from '../../page/property.js';
import { fieldNamed } from './fields.js';
import { MapSubject } from './subject.js';

/** Milliseconds of rest before a moved map asks for what is in view now. */
const rest = 250;

export abstract class MapQuestions extends MapSubject {
  /** The part of the world that is asked for; changing it asks again. */
  @state() private box: Box | undefined;
  /** The period that is asked for, where a reader has chosen one. */
  @state() protected period = '';

  #resting = 0;
  #time = new Later(this, async () => {
    const code = await import('./time.js');
    return { ...code, slider: new code.MapTime(this, (period) => (this.period = period)) };
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#resting);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const anew = ['src', 'srcObject', 'where', 'search', 'limit', 'geometry', 'latitude', 'longitude', 'center', 'zoom'];
    if (this.hasUpdated && anew.some((name) => changed.has(name))) this.#forget();
  }

  protected override query(dataset: Dataset): Query {
    const place = this.placeOf(dataset);
    const { fields } = this.told(dataset);
    const names = new Set<string>([...fields.map(({ name }) => name), ...Object.values(place ?? {})]);
    const where = both(place && this.box && within(place, this.box, dataset), this.#inPeriod(dataset));
    const { limit, resolution } = this;
    const select = Array.from(names, (name) => ({ name, field: name }));
    return { select, limit, ...(where ? { where } : {}), resolution };
  }

  #inPeriod(dataset: Dataset): Predicate | undefined {
    return this.time && this.period ? this.#time.code?.periodOf(fieldNamed(dataset, this.time).name, this.period) : undefined;
  }

  /** A portal that cannot keep rows by their place, of a dataset too big to do it here, is asked without. */
  protected override async answer(dataset: Dataset, ask: Ask): Promise<Table> {
    await this.bring(dataset);
    if (this.boundaries) return this.askOnAreas(dataset, ask);
    const { where, ...query } = this.query(dataset);
    const inCells = () => this.askInCells(dataset, ask, where && this.box, where);
    const byPlaces = () => this.#answerByPlaces(query, where, this.#inPeriod(dataset), ask);
    if ((dataset.rowCount ?? this.inView.whole) > this.limit) return (await inCells()) ?? byPlaces();
    const places = await byPlaces();
    return dataset.rowCount === undefined && this.inView.isPart(places) ? ((await inCells()) ?? places) : places;
  }

  async #answerByPlaces(query: Query, where: Predicate | undefined, inPeriod: Predicate | undefined, ask: Ask): Promise<Table> {
    const { box, limit } = this;
    const anywhere = async () => this.inView.keep(await ask({ ...query, ...(inPeriod ? { where: inPeriod } : {}) }), undefined, limit);
    if (!where || !box) return anywhere();
    try {
      return this.inView.keep(await ask({ ...query, where }), box, limit);
    } catch (error) {
      if (!(error instanceof DatasetError) || error.code !== 'too-big') throw error;
      return anywhere();
    }
  }

  protected override isEmpty(table: Table): boolean {
    return super.isEmpty(table) && !this.inView.of(table).box && !this.period;
  }

  /** The choice of a period, where an editor wishes one. */
  protected slider(table: Table, source: Dataset): TemplateResult | typeof nothing {
    const slider = this.time ? this.#time.code?.slider : undefined;
    return slider?.template(source, fieldNamed(source, this.time), this.inView.of(table).total, this.locale) ?? nothing;
  }

  /** Asks for what is in view, once the map rests. */
  protected askLater(look: Look): void {
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.#askFor(look), rest);
  }

  #askFor(look: Look): void {
    const { table, about } = this;
    const place = about && this.placeOf(about);
    if (!table || !place) return;
    const asks = () => this.inView.asks(table, look, extentAtFirst(this.featuresOf(table, place)));
    if (!this.boundaries && within(place, look.box, about) && asks()) {
      this.box = this.inView.box;
      this.resolution = atFirst;
    } else void this.askTruer(table, place, look.zoom);
  }

  /** Another question: the map looks at its answer anew. */
  #forget(): void {
    clearTimeout(this.#resting);
    this.inView.forget();
    this.box = undefined;
    this.resolution = atFirst;
  }
}

const both = (a: Predicate | undefined, b: Predicate | undefined): Predicate | undefined =>
  a && b ? { op: 'and', args: [a, b] } : (a ?? b);
