/** In which voice screen readers say a publisher's texts: `lang` stands on them where the page around them is in another language. */
import { languageOf } from '../../dataset/language.js';
import { localeOf } from '../../locale/index.js';
import type { Dataset } from '../../model.js';
import { paragraphs } from './prose.js';
import type { FramedElement } from './framed-element.js';

const followed = new WeakSet<FramedElement>();
const known = new WeakMap<Dataset, ReadonlySet<string>>();

/** Where values stand as they were written. */
const values = 'td, tbody th, .record dd, .value';

/** Says it of what an element shows now, and of what comes into it. */
export function speak(element: FramedElement): void {
  mark(element);
  if (followed.has(element)) return;
  followed.add(element);
  const observer = new MutationObserver(() => mark(element));
  observer.observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true });
}

function mark(element: FramedElement): void {
  const { metadata, labels, shadowRoot } = element;
  const page = shadowRoot!.querySelector<HTMLElement>('.frame')!.lang;
  const tag = languageOf(metadata?.language) ?? page;
  const { say } = localeOf(page);
  const ours = new Set([...labels.values(), say('yes'), say('no')]);
  const isTheirs = (text: string, at: Element): boolean =>
    metadata !== undefined && (textsOf(metadata).has(text) || (at.matches(values) && !ours.has(text)));
  for (const quoted of shadowRoot!.querySelectorAll('bdi')) {
    const holder = quoted.closest<HTMLElement>('th') ?? quoted;
    if (primary(tag) !== primary(page) && isTheirs(quoted.textContent, quoted.closest(values) ?? quoted)) holder.lang = tag;
    else holder.removeAttribute('lang');
  }
  // Their names are ours, whatever stands beside them.
  for (const button of shadowRoot!.querySelectorAll<HTMLElement>('th .tools')) button.lang = page;
}

const primary = (tag: string): string => tag.split('-')[0]!;

/** What a publisher says of a dataset, as elements show it. */
function textsOf(dataset: Dataset): ReadonlySet<string> {
  const { title, publisher, license, spatial, theme, keywords, accrualPeriodicity, description = '', distributions = [], fields } = dataset;
  const texts = known.get(dataset);
  if (texts) return texts;
  const meanings = fields.flatMap((field) => [field.title, paragraphs(field.description ?? '').join(' ')]);
  const facts = [title, publisher, license?.title, spatial, theme?.join(', '), keywords?.join(', '), accrualPeriodicity];
  const files = distributions.map((file) => file.title);
  const all = new Set([...facts, ...paragraphs(description), ...files, ...meanings].filter((text) => text !== undefined));
  known.set(dataset, all);
  return all;
}
