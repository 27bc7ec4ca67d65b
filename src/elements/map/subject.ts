/** What a map shows: rows at their places or values on areas, by which colour and size, and how they are spoken of. */
import { nothing, type TemplateResult } from '../../page/html.js';
import type { Place } from '../../dataset/roles.js';
import { featuresOf, type Features } from '../../maps/features.js';
import { atFirst, InView } from '../../maps/in-view.js';
import type { Gathered } from '../../maps/cells.js';
import { plain, type Looks, type PlaceMark } from '../../maps/looks.js';
import type { Found } from '../../maps/found.js';
import type { Box } from '../../maps/mercator.js';
import type { PlacesMap } from '../../maps/places-map.js';
import type { sheetPicture } from '../../maps/sheet-picture.js';
import { DatasetError, type Dataset, type Field, type Predicate, type Selected, type Table } from '../../model.js';
import type { Cell } from '../../table.js';
import type { AreaAnswer } from './area-values.js';
import type { Ask } from '../shared/asking.js';
import { adopt } from '../shared/adopt.js';
import type * as Areas from './areas.js';
import type * as Cells from './cells.js';
import type * as Groups from './groups.js';
import type { LookSettings, MapLooks } from './looks.js';
import { OnPaper } from './on-paper.js';
import { MapSettings } from './settings.js';
import { placeText, type PlaceWords } from './place-words.js';
import { state } from '../../page/property.js';

/** So many places may be too many to be told apart. */
const crowd = 50_000;

export abstract class MapSubject extends MapSettings {
  /** How true shapes are asked to be; a reader who comes nearer asks for more. */
  @state() protected resolution = atFirst;

  protected readonly inView = new InView();
  /** The code for values on areas, once there are any. */
  protected areas: typeof Areas | undefined;
  #cells: typeof Cells | undefined;
  #gathered = new WeakMap<Table, Gathered & { readonly looks: Looks }>();
  /** The code for places in groups, once there may be any. */
  protected groups: typeof Groups | undefined;
  #looks: MapLooks | undefined;
  #picture: typeof sheetPicture | undefined;
  #alike: Looks = plain;
  #drawnAs: PlaceMark | undefined;
  #features: { readonly table: Table; readonly key: string; readonly made: Features } | undefined;

  protected abstract readonly map: PlacesMap | undefined;

  constructor() {
    super();
    new OnPaper(this);
  }

  /** Values of this dataset on the areas of another. */
  protected async askOnAreas(dataset: Dataset, ask: Ask): Promise<Table> {
    this.areas ??= await import('./areas.js');
    const { boundaries, key, boundariesKey, y, margin, popupHeading: heading, resolution, locale } = this;
    const titleOf = (field: Field) => this.titleOf(field);
    const titleOfMeasure = (measure: Selected) => this.titleOfMeasure(measure, dataset);
    return this.areas.askOnAreas(dataset, ask, {
      boundaries,
      key,
      boundariesKey,
      y,
      margin,
      heading,
      resolution,
      locale,
      titleOf,
      titleOfMeasure,
    });
  }

  /** Whether the portal may have simplified what is shown. */
  get #simplifies(): boolean {
    const source = this.boundaries ? this.area?.boundaries : this.metadata;
    return Boolean(source?.capabilities?.resolution);
  }

  /** Asks for truer shapes where it is seen at this zoom that they are simplified. */
  protected async askTruer(table: Table, place: Place, zoom: number): Promise<void> {
    if (!this.#simplifies) return;
    const { resolutionFor } = await import('../../maps/detail.js');
    if (this.table !== table) return;
    this.resolution = resolutionFor(this.featuresOf(table, place).shapes, this.inView.of(table).box, zoom, this.resolution);
  }

  /** Names what is not as its publisher has it. */
  override async toCSV(): Promise<string> {
    const { table, locale } = this;
    const titleOf = (field: Field): string => {
      const title = this.titleOf(field);
      return field.type === 'geometry' && this.#simplifies ? locale.say('simplified', { field: title }) : title;
    };
    return table ? this.csvOf(table, titleOf) : '';
  }

  /** Cells, where there are more places in the box than may be shown, and colour and size are not to tell of each. */
  protected async askInCells(dataset: Dataset, ask: Ask, box: Box | undefined, where: Predicate | undefined): Promise<Table | undefined> {
    const place = this.placeOf(dataset);
    if (!place || this.color || this.size) return undefined;
    this.#cells ??= await import('./cells.js');
    const found = await this.#cells.askInCells({ dataset, place, box, where, limit: this.limit, ask });
    if (!found) return undefined;
    const kept = this.inView.keep(found.cells, box);
    this.#gathered.set(kept, { ...found, looks: this.#cells.looksOfCells(kept) });
    return kept;
  }

  /** What a table's cells hold, where its rows are cells. */
  protected cellsOf(table: Table): Gathered | undefined {
    return this.#gathered.get(table);
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
    const rows = area?.rows ?? (this.cellsOf(table) && this.inView.of(table).whole);
    return rows === undefined ? super.amount(table) : this.locale.say('rows', { n: rows });
  }

  protected override partial(table: Table): string {
    const { total, whole, box, endless } = this.inView.of(table);
    const { length: n } = table;
    if (endless) return this.locale.say('placesOfMore', { n });
    if (n >= whole) return '';
    if (this.cellsOf(table)) return this.locale.say(box ? 'inCellsOfView' : 'inCells', { n, total });
    if (!box) return this.locale.say('placesOf', { n, total });
    return n < total ? this.locale.say('placesOfView', { n, total }) : this.locale.say('viewOf', { n, total: whole });
  }

  /** Brings what colours, sizes and their legend need, where there are any. */
  protected async bring(dataset: Dataset): Promise<void> {
    const { size } = this.drawnBy(dataset);
    if (size && size.type !== 'number' && dataset.fields.includes(size))
      throw new DatasetError('bad-request', `“${size.name}” holds no numbers, and the size of a place needs one.`);
    if (!this.#looks && (this.color || this.size || this.boundaries)) this.#looks = new (await import('./looks.js')).MapLooks(this);
    if (this.mark === 'cluster' || this.mark === 'density') await this.#gather();
  }

  async #gather(): Promise<void> {
    this.groups = await import('./groups.js');
    adopt(this, this.groups.legendStyles);
  }

  /** Brings what draws groups where there may be any and it is not here yet: the mark was changed, or places came that are too many. */
  protected gatherLater(table: Table): void {
    if (this.groups || (table.length < crowd && !['cluster', 'density'].includes(this.mark))) return;
    void this.#gather().then(() => this.requestUpdate());
  }

  #lookSettings(dataset: Dataset, table: Table): LookSettings {
    const { locale, method, classes, breaks, scheme, mark } = this;
    return {
      ...this.drawnBy(dataset),
      ...{ locale, method, classes, breaks, scheme, mark },
      standing: this.#features!.made.x.length > 0,
      question: this.inView.of(table).question,
      titleOf: (field) => this.titleOf(field),
      textOf: (value, field) => this.textOf(value, field),
      announce: (text) => this.announce(text),
    };
  }

  protected looksOf(table: Table, dataset: Dataset): Looks | undefined {
    const cells = this.#gathered.get(table);
    if (cells) return cells.looks;
    if (this.color || this.size || this.area) return this.#looks?.of(table, this.#lookSettings(dataset, table));
    if (this.#alike.mark !== this.mark) this.#alike = { ...plain, mark: this.mark };
    return this.#alike;
  }

  protected legendOf(table: Table, dataset: Dataset): TemplateResult | typeof nothing {
    if (this.cellsOf(table) || !this.shows('legend') || this.looksOf(table, dataset) === this.#alike || !this.#looks) return nothing;
    return this.#looks.legend(this.#lookSettings(dataset, table));
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
    const cells = this.cellsOf(table);
    if (cells) return { ...made, missing: cells.missing };
    return area ? this.areas!.whereValues(made, area) : made;
  }

  override async toSVG(): Promise<string> {
    this.#picture ??= (await import('../../maps/sheet-picture.js')).sheetPicture;
    return super.toSVG();
  }

  /** The map as it stands on the page, for as long as its picture is taken. */
  protected override withDrawing(take: (drawing: SVGSVGElement) => string): string {
    const { map } = this;
    if (!map?.finish()) return '';
    const drawing = this.#picture!(map.container);
    map.container.after(drawing);
    try {
      return take(drawing);
    } finally {
      drawing.remove();
    }
  }

  protected override keys(): readonly Element[] {
    return [...this.renderRoot.querySelectorAll('.class:not(.faded)')];
  }

  /** Whether places are drawn one by one may change with each move. */
  protected tellMark(drawnAs: PlaceMark | undefined): void {
    if (drawnAs === this.#drawnAs) return;
    this.#drawnAs = drawnAs;
    this.requestUpdate();
  }

  /** What the groups mean that are drawn now. */
  protected get groupKey(): TemplateResult | typeof nothing {
    return this.groups?.groupKey(this.#drawnAs, this.locale) ?? nothing;
  }

  /** What is said of a place or a group that is walked to. */
  protected walkText({ row, group }: Found, n: number, total: number): string {
    if (group && this.groups) return this.groups.groupText(group.count, n, total, this.locale);
    return this.locale.say('walkTo', { place: placeText(this.table!, row, this.words()), n, total });
  }

  /** How a picked place is spoken of. */
  protected words(): PlaceWords {
    const { table } = this;
    const words = this.wordsOfPlaces();
    return table && this.cellsOf(table) ? this.#cells!.wordsOfCells(table, words) : words;
  }

  protected wordsOfPlaces(): PlaceWords {
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
    };
  }
}
