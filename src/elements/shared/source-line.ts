/** What is said of an answer under it or in its place: where the data come from, which they are, how many, and their files. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import type { Dataset, Table } from '../../model.js';
import type { Asker } from './asking.js';
import type { Format } from './download.js';
import { link } from './frame.js';

export interface FooterOptions {
  readonly locale: Locale;
  readonly dataset: Dataset;
  readonly amount: string;
  readonly filter: string;
  readonly countedHere: boolean;
  readonly formats: readonly Format[];
  readonly download: (format: Format) => void;
  readonly how: TemplateResult;
}

/** Source, licence, age, amount and filter: what lets a reader judge the visual. */
export function footer({ locale, dataset, amount, filter, countedHere, formats, download, how }: FooterOptions): TemplateResult {
  const { title, publisher, landingPage, license, modified } = dataset;
  const parts = [
    title && html`${locale.say('source')}: ${link(landingPage, title)}${publisher ? html`, <bdi>${publisher}</bdi>` : nothing}`,
    license && html`${locale.say('license')}: ${link(license.href, license.title)}`,
    modified && html`${locale.say('updated')} <time datetime=${modified.toISOString()}>${locale.date(modified.getTime())}</time>`,
    amount && html`${amount}`,
  ].filter(Boolean);
  return html`<div class="footer" part="footer">
      <div>
        <ul>
          ${parts.map((part) => html`<li>${part}</li>`)}
        </ul>
        ${filter ? html`<p><bdi>${filter}</bdi></p>` : nothing} ${countedHere ? html`<p>${locale.say('countedHere')}</p>` : nothing}
      </div>
      ${formats.length > 0 ? downloads(locale, formats, download) : nothing}
    </div>
    ${how}`;
}

function downloads({ say }: Locale, formats: readonly Format[], download: (format: Format) => void): TemplateResult {
  const button = (format: Format): TemplateResult =>
    html`<button type="button" aria-description=${say('downloadHint')} @click=${() => download(format)}>${format.toUpperCase()}</button>`;
  return html`<div class="downloads" part="downloads" role="group" aria-label=${say('download')}>
    <span aria-hidden="true">${say('download')}</span>${formats.map(button)}
  </div>`;
}

/** So many rows, unless their number is too small to be told. */
export const rowsText = (locale: Locale, n = 0): string => (Number.isNaN(n) ? '' : locale.say('rows', { n }));

/** Why nothing is shown; no rows and too few to be told are not told apart. */
export function emptyText(locale: Locale, { where, search, suppressBelow: below }: Asker, { rowCount }: Dataset, n = 0): string {
  return locale.say(below > 1 ? 'tooFew' : n ? 'noValues' : where || search || rowCount ? 'empty' : 'emptyDataset', { below, n });
}

/** How many numbers are too small to be told. */
export function withheldText(locale: Locale, { withheld = new Map() }: Table, below: number): string {
  const n = [...withheld.values()].reduce((sum, rows) => sum + rows.size, 0);
  return n ? locale.say('withheldNote', { n, below }) : '';
}
