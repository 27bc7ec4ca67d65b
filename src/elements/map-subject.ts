/** What a map shows: rows at their places or values on areas, by which colour and size, and how they are spoken of. */
import { nothing, type TemplateResult } from 'lit';
import type { Place } from '../dataset/roles.js';
import { featuresOf, focusedOn, type Features } from '../maps/features.js';
import { InView } from '../maps/in-view.js';
import type { Looks } from '../maps/looks.js';
import { DatasetError, type Dataset, type Field, type Selected, type Table } from '../model.js';
import type { Cell } from '../table.js';
import type { AreaAnswer } from './area-values.js';
import type { Ask } from './asking.js';
import type * as Areas from './map-areas.js';
import type { LookSettings, MapLooks } from './map-looks.js';
import { MapSettings } from './map-settings.js';
import type { CardOptions } from './place-card.js';

export abstract class MapSubject extends MapSettings {
  protected readonly inView = new InView();
  /** The code for values on areas, once there are any. */
  protected areas: typeof Areas | undefined;
  #looks: MapLooks | undefined;
  #features: { readonly table: Table; readonly key: string; readonly made: Features } | undefined;

  protected abstract closePopup(): void;

  /** Values of this dataset on the areas of another. */
  protected async askOnAreas(dataset: Dataset, ask: Ask): Promise<Table> {
    this.areas ??= await import('./map-areas.js');
    const { boundaries, key, boundariesKey, y, margin, popupHeading: heading, locale } = this;
    const titleOf = (field: Field) => this.titleOf(field);
    const titleOfMeasure = (measure: Selected) => this.titleOfMeasure(measure, dataset);
    return this.areas.askOnAreas(dataset, ask, { boundaries, key, boundariesKey, y, margin, heading, locale, titleOf, titleOfMeasure });
  }

  /** What stands on areas, where the answer does. */
  protected get area(): AreaAnswer | undefined {
    return this.table && this.areas?.areaOf(this.table);
  }

  protected override drawnBy(dataset: Pick<Dataset, 'fields'>): ReturnType<MapSettings['drawnBy']> {
    return this.boundaries && this.area ? { color: this.area.measure, size: undefined } : super.drawnBy(dataset);
  }

  protected override amount(table: Table): string {
    const area = this.areas?.areaOf(table);
    return area ? this.locale.say('rows', { n: area.rows }) : super.amount(table);
  }

  /** Brings what colours, sizes and their legend need, where there are any. */
  protected async bring(dataset: Dataset): Promise<void> {
    const { size } = this.drawnBy(dataset);
    if (size && size.type !== 'number' && dataset.fields.includes(size))
      throw new DatasetError('bad-request', `“${size.name}” holds no numbers, and the size of a place needs one.`);
    if (!this.#looks && (this.color || this.size || this.boundaries)) this.#looks = new (await import('./map-looks.js')).MapLooks(this);
  }

  #lookSettings(dataset: Dataset, table: Table): LookSettings {
    const { locale, method, classes, breaks, scheme } = this;
    return {
      ...this.drawnBy(dataset),
      ...{ locale, method, classes, breaks, scheme },
      standing: this.#features!.made.x.length > 0,
      question: this.inView.of(table).question,
      titleOf: (field) => this.titleOf(field),
      textOf: (value, field) => this.textOf(value, field),
      announce: (text) => this.announce(text),
    };
  }

  protected looksOf(table: Table, dataset: Dataset): Looks | undefined {
    return this.color || this.size || this.area ? this.#looks?.of(table, this.#lookSettings(dataset, table)) : undefined;
  }

  protected legendOf(table: Table, dataset: Dataset): TemplateResult | typeof nothing {
    if (!this.looksOf(table, dataset) || !this.shows('legend')) return nothing;
    return this.#looks!.legend(this.#lookSettings(dataset, table));
  }

  /** The dataset as it is drawn. */
  protected get about(): Dataset | undefined {
    return this.area?.dataset ?? this.metadata;
  }

  protected featuresOf(table: Table, place: Place): Features {
    const key = JSON.stringify(place);
    if (this.#features?.table !== table || this.#features.key !== key) this.#features = { table, key, made: this.#made(table, place) };
    return this.#features.made;
  }

  #made(table: Table, place: Place): Features {
    const area = this.areas?.areaOf(table);
    const made = featuresOf(table, place);
    return area ? focusedOn(made, (row) => this.areas!.hasValue(area, row)) : made;
  }

  /** How a picked place is spoken of. */
  protected words(): CardOptions {
    const { measure, margin } = this.area ?? {};
    const textOf = (value: Cell, field: Field): string => {
      if (value === null) return field === measure ? this.locale.say('missing') : '';
      return `${field === margin ? '±' : ''}${this.textOf(value, field)}`;
    };
    return {
      ...this.told(this.about!),
      locale: this.locale,
      titleOf: (field) => this.titleOf(field),
      textOf,
      close: () => this.closePopup(),
    };
  }
}
