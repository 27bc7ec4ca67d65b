/** How to cite a dataset, where a program finds it, and what its publisher does not say. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { addressesOf } from '../../dataset/addresses.js';
import { tools } from '../../locale/en/tools.js';
import { teach, type Key, type Locale } from '../../locale/index.js';
import type { Dataset } from '../../model.js';
import { adopt } from '../shared/adopt.js';
import { hostOf, link } from '../shared/frame.js';
import type { ReactiveElement } from '../../page/reactive-element.js';
import { openedStyles } from './opened.styles.js';

teach(tools);

export async function cardUse(host: ReactiveElement, dataset: Dataset, contact: string, locale: Locale): Promise<TemplateResult> {
  adopt(host, openedStyles);
  const addresses = dataset.fields.length ? await addressesOf(dataset, { limit: 100 }).catch(() => []) : [];
  const unsaid = unsaidOf(dataset, contact).map((key) => locale.say(key));
  const row = (term: string, value: unknown): TemplateResult =>
    html`<div>
      <dt>${term}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl>
    ${row(locale.say('cite'), html`<bdi>${citationOf(dataset, locale)}</bdi>`)}
    ${addresses[0] ? row(locale.say('apiAddress'), link(addresses[0], addresses[0])) : nothing}
    ${row(locale.say('quality'), unsaid.length ? locale.say('unsaid', { what: unsaid.join(', ') }) : locale.say('allSaid'))}
  </dl>`;
}

/** Publisher, year, title, place and the day on which it was read: APA's parts for a dataset that may change. */
function citationOf({ title, publisher, modified, issued, landingPage }: Dataset, { say, date }: Locale): string {
  const year = (modified ?? issued)?.getUTCFullYear();
  return [publisher, year && `(${year})`, `${title} [${say('dataSet')}]`, landingPage && hostOf(landingPage), landingPage]
    .filter(Boolean)
    .join('. ')
    .replace('. (', ' (')
    .concat('. ', say('accessed', { date: date(Date.now()) }));
}

/** What a reader would need and the portal does not tell. */
function unsaidOf(dataset: Dataset, contact: string): Key[] {
  const { description, publisher, license, modified, accrualPeriodicity, keywords, fields } = dataset;
  const undescribed = fields.length > 0 && !fields.some((field) => field.description);
  const said: readonly (readonly [Key, unknown])[] = [
    ['lacksDescription', description],
    ['lacksPublisher', publisher],
    ['lacksContact', contact],
    ['lacksLicense', license],
    ['lacksDate', modified],
    ['lacksFrequency', accrualPeriodicity],
    ['lacksKeywords', keywords?.length],
    ['lacksMeanings', !undescribed],
  ];
  return said.filter(([, value]) => !value).map(([key]) => key);
}
