/** What a page's editor can say on every element, and in which language it speaks. */
import type { SrcObject } from '../../dataset/given.js';
import type { Locale } from '../../locale/index.js';
import type { Field } from '../../model.js';
import { flag, integer, oneOf, pairs, words } from './attributes.js';
import { Language } from './language.js';
import { property } from '../../page/property.js';
import { ReactiveElement } from '../../page/reactive-element.js';

export type ViewName = 'chart' | 'map' | 'table' | 'both';

/** What readers see for a field: its editor's label, or its title. */
export const titleOf = ({ labels }: Pick<OpendataSettings, 'labels'>, { name, title }: Pick<Field, 'name' | 'title'>): string =>
  labels.get(name) ?? labels.get(title) ?? title;

export abstract class OpendataSettings extends ReactiveElement {
  /** Properties that change how an answer looks and not what is asked. */
  static readonly looks: ReadonlySet<PropertyKey> = new Set([
    'heading',
    'headingLevel',
    'note',
    'summary',
    'labels',
    'format',
    'view',
    'hide',
    'debug',
    'loading',
    'refreshEvery',
  ]);

  /** Any address of the dataset: its page on the portal as the address bar shows it, an API address, or a file. */
  @property() src = '';
  /** Another address, taken when the first fails. */
  @property({ attribute: 'fallback-src' }) fallbackSrc = '';
  /** Which rows to keep, as CQL2 text: `status = 'Open' AND opened >= DATE('2024-01-01')`. */
  @property() where = '';
  /** Words that the rows must hold. */
  @property() search = '';
  /** The portal's public app token. It can be read by anyone who reads the page. */
  @property() token = '';
  /**
   * Counts below this number, and what speaks of fewer rows, are withheld wherever they would be shown, and with them what would give them
   * away. Each answer is kept safe by itself: who may filter can subtract two answers that differ by a few rows, and the portal stays open.
   */
  @property({ attribute: 'suppress-below', converter: integer(0, 0) }) suppressBelow = 0;
  /** The words above the visual; the dataset's title where there are none. */
  @property() heading = '';
  /** The heading's level, 2 to 6. */
  @property({ attribute: 'heading-level', converter: integer(3, 2, 6) }) headingLevel = 3;
  /** A sentence under the heading. */
  @property() note = '';
  /** Replaces the sentences that are made from the data. */
  @property() summary = '';
  /** What readers see for a field or a value: `owner_move_in: Owner move-in; true: Yes`, or JSON. */
  @property({ converter: pairs }) labels: ReadonlyMap<string, string> = new Map();
  /** How values are written, by field: `total: $,.0f; cost: EUR,.2f; share: .1%; opened: month`; in a table also what they are: `photo: image; site: link; contact: mail; desk: phone; place: map; case: https://city.gov/case/{value}`. */
  @property({ converter: pairs }) format: ReadonlyMap<string, string> = new Map();
  /** What is shown first: the drawing, its `table`, or `both`. */
  @property({ converter: oneOf<ViewName | ''>('', 'chart', 'map', 'table', 'both') }) view: ViewName | '' = '';
  /** What to leave out: `heading`, `source`, `download`, `switch`, `search`, `summary`, `legend`, `interval`, `transform`, `range`. */
  @property({ converter: words }) hide: readonly string[] = [];
  /** `lazy` waits until the element comes near the viewport. */
  @property({ converter: oneOf('lazy', 'eager') }) loading: 'lazy' | 'eager' = 'lazy';
  /** Seconds between two readings of the data; none while the page is hidden. */
  @property({ attribute: 'refresh', converter: integer(0, 5) }) refreshEvery = 0;
  /** Shows what the page's editor should know when something fails. Always on at localhost. */
  @property({ converter: flag }) debug = false;
  /** Data handed in, instead of an address: `{ dataset, table }`. */
  @property({ attribute: false }) srcObject: SrcObject | undefined;

  #language = new Language(this);

  /** The language that the page speaks here. */
  protected get locale(): Locale {
    return this.#language.locale;
  }

  protected shows(part: string): boolean {
    return !this.hide.includes(part);
  }

  /** Every setting that changes what is asked. */
  protected question(): unknown[] {
    const { properties, looks } = this.constructor as typeof OpendataSettings;
    return [...properties.keys()].filter((name) => !looks.has(name)).map((name) => this[name as keyof this]);
  }
}
