import { html, nothing, type TemplateResult } from '../page/html.js';
import type { PropertyValues } from '../page/reactive-element.js';
import { contactOf } from '../dataset/contact.js';
import { card as cardWords } from '../locale/en/card.js';
import { teach, type Key } from '../locale/index.js';
import type { Dataset, Distribution } from '../model.js';
import type { Dictionary } from './card/dictionary.js';
import type { frequency } from './card/frequency.js';
import type { periodsIn } from './card/periods.js';
import { flag, list } from './shared/attributes.js';
import { define } from './shared/define.js';
import { hostOf, link } from './shared/frame.js';
import { FramedElement, type Shown } from './shared/framed-element.js';
import { safeHref } from './shared/links.js';
import { cardStyles } from './card/card.styles.js';
import { property } from '../page/property.js';

teach(cardWords);

/** What a small card says. */
const compact: readonly string[] = ['publisher', 'license', 'modified', 'link'];

/** What makes a description more than one plain paragraph. */
const marks = /[<&\n]|\s\s|\*\*|__|\]\(|^#/;

/** What a described list tells of a dataset, by the part that names it. */
type Facts = Partial<Record<Key, unknown>>;

/**
 * @summary A dataset as its publisher describes it: what it is, whose it is, how fresh, and how to get it.
 */
export class OpendataCard extends FramedElement {
  static override styles = [...FramedElement.styles, cardStyles];

  /** Which parts to show, in this order: `description, publisher, contact, license, modified, frequency, issued, spatial, temporal, theme, keywords, size, downloads, use, link`; or `compact` for the few that a small card needs. */
  @property({ converter: list }) show: readonly string[] = [];
  /** Shows the data dictionary: every column with its type and meaning. */
  @property({ converter: flag }) fields = false;
  /** How to reach the data's owner, where the portal does not say: a mail address or a page. */
  @property() contact = '';
  /** Tells search engines of the dataset too, as schema.org’s `Dataset` (JSON-LD) in the page. */
  @property({ attribute: 'structured-data', converter: flag }) structuredData = false;

  /** A description is enough. @internal */
  readonly withoutRows = true;

  #use: TemplateResult | undefined;
  #dictionary: Dictionary | undefined;
  #paragraphs: readonly string[] = [];
  #frequency: typeof frequency | undefined;
  #periodsIn: typeof periodsIn | undefined;
  /** What search engines read, and the dataset that it tells of. */
  #script: HTMLScriptElement | undefined;
  #told: Dataset | undefined;
  /** How the data's owner is reached. */
  #reach = '';

  /** A card needs no rows. */
  protected override async inquire(dataset: Dataset): Promise<Shown> {
    const { description = '', accrualPeriodicity, temporal = '' } = dataset;
    const [reach, meanings, prose, rhythm, periods] = await Promise.all([
      this.contact || contactOf(dataset),
      this.fields ? import('./card/dictionary.js') : undefined,
      marks.test(description) ? import('./shared/prose.js') : undefined,
      accrualPeriodicity ? import('./card/frequency.js') : undefined,
      /\d/.test(temporal) ? import('./card/periods.js') : undefined,
    ]);
    this.#reach = reach ?? '';
    this.#dictionary = meanings && new meanings.Dictionary(this, dataset);
    this.#paragraphs = prose?.paragraphs(description) ?? (description ? [description] : []);
    this.#frequency = rhythm?.frequency;
    this.#periodsIn = periods?.periodsIn;
    return { dataset };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    void this.#tellEngines(this.structuredData ? this.metadata : undefined);
  }

  protected override whole({ dataset }: Shown): TemplateResult {
    const show = this.show.join() === 'compact' ? compact : this.show;
    const wants = (part: string): boolean => show.length === 0 || show.includes(part);
    const facts = Object.entries(this.#facts(dataset)).filter(([part, fact]) => fact && wants(part));
    if (show.length) facts.sort(([a], [b]) => show.indexOf(a) - show.indexOf(b));
    return html`<div class="card">
      ${wants('description') ? this.#paragraphs.map((text) => html`<p class="description"><bdi>${text}</bdi></p>`) : nothing}
      <dl>
        ${facts.map(
          ([part, fact]) =>
            html`<div>
              <dt>${this.locale.say(part as Key)}</dt>
              <dd>${fact}</dd>
            </div>`,
        )}
      </dl>
      ${this.#dictionary?.template(this.locale) ?? nothing} ${wants('downloads') ? this.#downloads(dataset.distributions) : nothing}
      ${wants('use') ? this.#useOf(dataset) : nothing} ${wants('link') ? this.#link(dataset) : nothing}
    </div>`;
  }

  /** In the order of a card that does not say which it shows. */
  #facts(dataset: Dataset): Facts {
    const { publisher, license, issued, modified, spatial, temporal, theme, keywords } = dataset;
    const plain = (text = ''): unknown => text && html`<bdi>${text}</bdi>`;
    return {
      publisher: plain(publisher),
      contact: this.#contact(dataset),
      license: license && link(license.href, license.title),
      modified: modified && this.#time(modified),
      frequency: this.#frequency?.(dataset, this.locale),
      issued: issued && this.#time(issued),
      spatial: plain(spatial?.startsWith('{') ? '' : spatial),
      temporal: plain(temporal && (this.#periodsIn?.(temporal, this.locale) ?? temporal)),
      theme: plain(theme?.join(', ')),
      keywords: plain(keywords?.join(', ')),
      size: this.#size(dataset),
    };
  }

  #contact(dataset: Dataset): TemplateResult | undefined {
    const address = this.#reach;
    if (!address) return undefined;
    const href = safeHref(/^[^\s:/]+@[^\s/]+$/.test(address) ? `mailto:${address}` : address);
    if (!href || !/^(mailto|https?):/.test(href) || !/[@:/]/.test(address)) return html`<bdi>${address}</bdi>`;
    const { say } = this.locale;
    return html`<a href=${href}>${say('contactOwner')}</a><br /><a href=${this.#report(href, dataset)}>${say('reportProblem')}</a>`;
  }

  /** A letter that names the dataset; a form is where it is. */
  #report(href: string, { title, landingPage }: Dataset): string {
    if (!href.startsWith('mailto:')) return href;
    const subject = encodeURIComponent(this.locale.say('problemWith', { title }));
    return `${href.split('?')[0]!}?subject=${subject}&body=${encodeURIComponent(`${landingPage}\n\n`)}`;
  }

  #time(date: Date): TemplateResult {
    return html`<time datetime=${date.toISOString()}>${this.locale.date(date.getTime())}</time>`;
  }

  #size({ rowCount, fields }: Dataset): string {
    const { locale } = this;
    const columns = fields.length ? locale.say('columns', { n: fields.length }) : '';
    const rows = rowCount === undefined ? '' : locale.say('rows', { n: rowCount });
    return rows && columns ? locale.say('rowsAndColumns', { rows, columns }) : rows || columns;
  }

  #downloads(distributions: readonly Distribution[] = []): TemplateResult | typeof nothing {
    if (distributions.length === 0) return nothing;
    return html`<p class="downloads">
      <span>${this.locale.say('downloads')}:</span>
      ${distributions.map(({ title, downloadURL, byteSize }) => html`<span>${link(downloadURL, title)}${byteSize ? ` (${this.#bytes(byteSize)})` : nothing}</span>`)}
    </p>`;
  }

  #useOf(dataset: Dataset): TemplateResult {
    const tell = async ({ target }: Event): Promise<void> => {
      if (!(target as HTMLDetailsElement).open) return;
      const { cardUse } = await import('./card/card-use.js');
      this.#use = await cardUse(this, dataset, this.#reach, this.locale);
      this.requestUpdate();
    };
    return html`<details class="use" @toggle=${tell}>
      <summary>${this.locale.say('useThese')}</summary>
      ${this.#use ?? nothing}
    </details>`;
  }

  /** Puts the description for search engines into the page, or takes it out again. */
  async #tellEngines(dataset: Dataset | undefined): Promise<void> {
    if (dataset === this.#told) return;
    this.#told = dataset;
    this.#script?.remove();
    if (!dataset) return;
    const { scriptOf } = await import('./card/structured-data.js');
    if (dataset === this.#told) this.append((this.#script = scriptOf(dataset, this.#reach)));
  }

  #bytes(size: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
    const power = Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
    return new Intl.NumberFormat(this.locale.lang, {
      style: 'unit',
      unit: units[power]!,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    }).format(size / 1000 ** power);
  }

  #link({ landingPage }: Dataset): TemplateResult | typeof nothing {
    return landingPage ? html`<p>${link(landingPage, this.locale.say('openDataset', { host: hostOf(landingPage) }))}</p>` : nothing;
  }
}

define('opendata-card', OpendataCard);

declare global {
  interface HTMLElementTagNameMap {
    'opendata-card': OpendataCard;
  }
}
