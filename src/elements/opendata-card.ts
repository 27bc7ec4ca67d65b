import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { contactOf } from '../dataset/contact.js';
import { dueDate, rhythmOf } from '../dataset/freshness.js';
import { card as cardWords } from '../locale/en/card.js';
import { types } from '../locale/en/types.js';
import { teach } from '../locale/index.js';
import type { Dataset, Distribution, Field } from '../model.js';
import { flag, list } from './shared/attributes.js';
import { define } from './shared/define.js';
import { described, hostOf, link } from './shared/frame.js';
import { FramedElement, type Shown } from './shared/framed-element.js';
import { safeHref } from './shared/links.js';
import { cardStyles } from './card/card.styles.js';
import { paragraphs } from './shared/prose.js';
import { property } from './shared/property.js';

teach(cardWords, types);

const parts = [
  'description',
  'publisher',
  'contact',
  'license',
  'modified',
  'frequency',
  'issued',
  'spatial',
  'temporal',
  'theme',
  'keywords',
  'size',
  'downloads',
  'use',
  'link',
] as const;
/** What a small card says. */
const compact: readonly string[] = ['publisher', 'license', 'modified', 'link'];
type Part = (typeof parts)[number];

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
  /** What search engines read, and the dataset that it tells of. */
  #script: HTMLScriptElement | undefined;
  #described: Dataset | undefined;
  #examples: ReadonlyMap<string, string> = new Map();
  /** How the data's owner is reached. */
  #reach = '';

  /** A card needs no rows. */
  protected override async inquire(dataset: Dataset): Promise<Shown> {
    this.#reach = this.contact || (await contactOf(dataset)) || '';
    return { dataset };
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.structuredData !== Boolean(this.#script) || this.#described !== this.metadata) void this.#tellEngines();
  }

  protected override whole({ dataset }: Shown): TemplateResult {
    const show = this.show.join() === 'compact' ? compact : this.show;
    const wanted = show.length ? parts.filter((part) => show.includes(part)).sort((a, b) => show.indexOf(a) - show.indexOf(b)) : parts;
    const facts = wanted.filter((part) => !['description', 'downloads', 'use', 'link'].includes(part));
    return html`<div class="card">
      ${wanted.includes('description') ? this.#description(dataset) : nothing}
      <dl>${facts.map((part) => this.#fact(part, dataset))}</dl>
      ${this.fields ? this.#dictionary(dataset) : nothing}
      ${wanted.includes('downloads') ? this.#downloads(dataset.distributions ?? []) : nothing}
      ${wanted.includes('use') ? this.#useOf(dataset) : nothing} ${wanted.includes('link') ? this.#link(dataset) : nothing}
    </div>`;
  }

  #description({ description }: Dataset): TemplateResult[] {
    return description ? paragraphs(description).map((text) => html`<p class="description"><bdi>${text}</bdi></p>`) : [];
  }

  #fact(part: Part, dataset: Dataset): TemplateResult | typeof nothing {
    const { locale } = this;
    const { publisher, license, issued, modified, spatial, temporal, theme, keywords } = dataset;
    switch (part) {
      case 'publisher':
        return described(locale, 'publisher', publisher && html`<bdi>${publisher}</bdi>`);
      case 'contact':
        return described(locale, 'contact', this.#contact(dataset));
      case 'license':
        return described(locale, 'license', license && link(license.href, license.title));
      case 'modified':
        return described(locale, 'modified', modified && this.#time(modified));
      case 'frequency':
        return described(locale, 'frequency', this.#frequency(dataset));
      case 'issued':
        return described(locale, 'issued', issued && this.#time(issued));
      case 'spatial':
        return described(locale, 'coverage', spatial && !spatial.startsWith('{') && html`<bdi>${spatial}</bdi>`);
      case 'temporal':
        return described(locale, 'period', temporal && html`<bdi>${temporal.replace('/', ' – ')}</bdi>`);
      case 'theme':
        return described(locale, 'theme', theme?.length && html`<bdi>${theme.join(', ')}</bdi>`);
      case 'keywords':
        return described(locale, 'keywords', keywords?.length && html`<bdi>${keywords.join(', ')}</bdi>`);
      case 'size':
        return described(locale, 'size', this.#size(dataset));
      default:
        return nothing;
    }
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

  #frequency(dataset: Dataset): TemplateResult | undefined {
    const { locale } = this;
    const rhythm = rhythmOf(dataset);
    if (!rhythm) return dataset.accrualPeriodicity ? html`<bdi>${dataset.accrualPeriodicity}</bdi>` : undefined;
    const due = dueDate(dataset);
    const late = due !== undefined && due.getTime() < Date.now();
    return html`${locale.say(`every-${rhythm}`)}${due ? html` (${late ? locale.say('stale', { date: locale.date(due.getTime()) }) : locale.say('fresh')})` : nothing}`;
  }

  #size({ rowCount, fields }: Dataset): string {
    const { locale } = this;
    const columns = fields.length ? locale.say('columns', { n: fields.length }) : '';
    const rows = rowCount === undefined ? '' : locale.say('rows', { n: rowCount });
    return rows && columns ? locale.say('rowsAndColumns', { rows, columns }) : rows || columns;
  }

  #dictionary(dataset: Dataset): TemplateResult {
    const { fields } = dataset;
    const { locale } = this;
    return html`<details class="dictionary" @toggle=${() => this.#examples.size === 0 && void this.#exemplify(dataset)}>
      <summary>${locale.say('dictionary')} (${locale.number(fields.length)})</summary>
      <dl>
        ${fields.map(
          (field) =>
            html`<div>
              <dt><bdi>${this.titleOf(field)}</bdi></dt>
              <dd>
                ${locale.say(`type-${field.type}`)}${field.description ? html`. <bdi>${paragraphs(field.description).join(' ')}</bdi>` : nothing}
                ${this.#example(field)}
              </dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  #example({ name }: Field): TemplateResult | typeof nothing {
    const values = this.#examples.get(name);
    return values ? html`<span class="hint">${this.locale.say('examples', { values })}</span>` : nothing;
  }

  #downloads(distributions: readonly Distribution[]): TemplateResult | typeof nothing {
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
      this.#use = await cardUse(dataset, this.#reach, this.locale);
      this.requestUpdate();
    };
    return html`<details class="dictionary use" @toggle=${tell}>
      <summary>${this.locale.say('useThese')}</summary>
      ${this.#use ?? nothing}
    </details>`;
  }

  /** Puts the description for search engines into the page, or takes it out again. */
  async #tellEngines(): Promise<void> {
    this.#script?.remove();
    this.#script = undefined;
    this.#described = this.metadata;
    const { metadata: dataset } = this;
    if (!this.structuredData || !dataset) return;
    const script = (this.#script = document.createElement('script'));
    script.type = 'application/ld+json';
    const { structuredData } = await import('./card/structured-data.js');
    const text = JSON.stringify(structuredData(dataset, this.#reach));
    script.textContent = text.replaceAll('<', '\\u003c');
    if (this.#script === script) this.append(script);
  }

  /** A few values of each column, where the rows can be read. */
  async #exemplify(dataset: Dataset): Promise<void> {
    const { examplesOf } = await import('./card/examples.js');
    this.#examples = await examplesOf(this, dataset, (value, field) => this.textOf(value, field));
    this.requestUpdate();
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
