import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dueDate, rhythmOf } from '../dataset/freshness.js';
import type { Dataset, Distribution, Field, Query, Table } from '../model.js';
import { table } from '../table.js';
import { flag, list } from './attributes.js';
import { define } from './define.js';
import { described, hostOf, link } from './frame.js';
import { safeHref } from './links.js';
import { cardStyles } from './opendata-card.styles.js';
import { OpendataElement } from './opendata-element.js';
import { paragraphs } from './prose.js';

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
  'link',
] as const;
type Part = (typeof parts)[number];

/**
 * @summary A dataset as its publisher describes it: what it is, whose it is, how fresh, and how to get it.
 */
export class OpendataCard extends OpendataElement {
  static override styles = [...OpendataElement.styles, cardStyles];

  /** Which parts to show, in this order: `description, publisher, contact, license, modified, frequency, issued, spatial, temporal, theme, keywords, size, downloads, link`. */
  @property({ converter: list }) show: readonly string[] = [];
  /** Shows the data dictionary: every column with its type and meaning. */
  @property({ converter: flag }) fields = false;
  /** How to reach the data's owner, where the portal does not say: a mail address or a page. */
  @property() contact = '';

  /** A card needs no rows. */
  protected override query(): Query {
    return { limit: 0 };
  }

  protected override answer(): Promise<Table> {
    return Promise.resolve(table([], []));
  }

  protected override isEmpty(): boolean {
    return false;
  }

  protected override shows(part: string): boolean {
    return part !== 'source' && super.shows(part);
  }

  protected override draw(_: Table, dataset: Dataset): TemplateResult {
    const wanted = this.show.length
      ? parts.filter((part) => this.show.includes(part)).sort((a, b) => this.show.indexOf(a) - this.show.indexOf(b))
      : parts;
    const facts = wanted.filter((part) => !['description', 'downloads', 'link'].includes(part));
    return html`<div class="card">
      ${wanted.includes('description') ? this.#description(dataset) : nothing}
      <dl>${facts.map((part) => this.#fact(part, dataset))}</dl>
      ${this.fields ? this.#dictionary(dataset.fields) : nothing}
      ${wanted.includes('downloads') ? this.#downloads(dataset.distributions ?? []) : nothing}
      ${wanted.includes('link') ? this.#link(dataset) : nothing}
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

  #contact({ contactPoint }: Dataset): TemplateResult | undefined {
    const address = this.contact || contactPoint;
    if (!address) return undefined;
    const href = safeHref(/^[^\s:/]+@[^\s/]+$/.test(address) ? `mailto:${address}` : address);
    return /^(mailto|https?):/.test(href ?? '') && /[@:/]/.test(address)
      ? html`<a href=${href!}>${this.locale.say('contactOwner')}</a>`
      : html`<bdi>${address}</bdi>`;
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

  #dictionary(fields: readonly Field[]): TemplateResult {
    const { locale } = this;
    return html`<details class="dictionary">
      <summary>${locale.say('dictionary')} (${locale.number(fields.length)})</summary>
      <dl>
        ${fields.map(
          (field) =>
            html`<div>
              <dt><bdi>${this.titleOf(field)}</bdi></dt>
              <dd>
                ${locale.say(`type-${field.type}`)}${field.description ? html`. <bdi>${paragraphs(field.description).join(' ')}</bdi>` : nothing}
              </dd>
            </div>`,
        )}
      </dl>
    </details>`;
  }

  #downloads(distributions: readonly Distribution[]): TemplateResult | typeof nothing {
    if (distributions.length === 0) return nothing;
    return html`<p class="downloads">
      <span>${this.locale.say('downloads')}:</span>
      ${distributions.map(({ title, downloadURL, byteSize }) => html`<span>${link(downloadURL, title)}${byteSize ? ` (${this.#bytes(byteSize)})` : nothing}</span>`)}
    </p>`;
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
