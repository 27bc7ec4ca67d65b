/** How to cite a dataset, where a program finds it, and what its publisher does not say. */
import { html, nothing, type TemplateResult } from 'lit';
import { addressesOf } from '../dataset/addresses.js';
import type { Locale } from '../locale/index.js';
import { withTools, type ToolKey, type ToolLocale } from '../locale/tools.js';
import type { Dataset } from '../model.js';
import { hostOf, link } from './frame.js';

export async function cardUse(dataset: Dataset, contact: string, locale: Locale): Promise<TemplateResult> {
  const tools = await withTools(locale);
  const addresses = dataset.fields.length ? await addressesOf(dataset, { limit: 100 }).catch(() => []) : [];
  const unsaid = unsaidOf(dataset, contact).map((key) => tools.say(key));
  const row = (term: string, value: unknown): TemplateResult =>
    html`<div>
      <dt>${term}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl>
    ${row(tools.say('cite'), html`<bdi>${citationOf(dataset, tools)}</bdi>`)}
    ${addresses[0] ? row(tools.say('apiAddress'), link(addresses[0], addresses[0])) : nothing}
    ${row(tools.say('quality'), unsaid.length ? tools.say('unsaid', { what: unsaid.join(', ') }) : tools.say('allSaid'))}
  </dl>`;
}

/** Publisher, year, title, place and the day on which it was read: APA's parts for a dataset that may change. */
function citationOf({ title, publisher, modified, issued, landingPage }: Dataset, { say, date }: ToolLocale): string {
  const year = (modified ?? issued)?.getUTCFullYear();
  return [publisher, year && `(${year})`, `${title} [${say('dataSet')}]`, landingPage && hostOf(landingPage), landingPage]
    .filter(Boolean)
    .join('. ')
    .replace('. (', ' (')
    .concat('. ', say('accessed', { date: date(Date.now()) }));
}

/** What a reader would need and the portal does not tell. */
function unsaidOf(dataset: Dataset, contact: string): ToolKey[] {
  const { description, publisher, license, modified, accrualPeriodicity, keywords, fields } = dataset;
  const undescribed = fields.length > 0 && !fields.some((field) => field.description);
  const said: readonly (readonly [ToolKey, unknown])[] = [
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
