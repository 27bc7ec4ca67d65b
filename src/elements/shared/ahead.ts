/** Asks at once for all files of an element's first view, of which each would else be found in the one before it. */
import { firstSign, firstViews, type FirstViews, type PortalFiles } from './first-views.js';

const asked = new Set<string>();

export function askAhead(element: Element): void {
  if (!firstViews) return;
  const { folder, names } = firstViews;
  preload(`elements/${element.localName}.js`);
  for (const sign of filesOf(element, firstViews)) preload(`${folder}${names[sign.charCodeAt(0) - firstSign]}.js`);
}

function filesOf(element: Element, { met, portals, handed, counted, languages }: FirstViews): string {
  const asIs = element.matches(plain);
  const { lang = navigator.language } = element.closest<HTMLElement>('[lang]') ?? {};
  const { files = '', questions = '' } = portalOf(element, portals) ?? {};
  return [
    ...met.map(([selector, needed]) => (element.matches(selector) ? needed : '')),
    languages[lang.split('-')[0]!],
    files,
    asIs ? '' : questions,
    'srcObject' in element ? handed + (asIs ? '' : counted) : '',
  ].join('');
}

/** What asks for rows as they come, or for none. */
const plain = 'opendata-card,opendata-table:not([columns],[order],[group-by],[y],[where],[search])';

function portalOf(element: Element, portals: readonly PortalFiles[]): PortalFiles | undefined {
  const src = element.getAttribute('src');
  const { href } = Object.assign(document.createElement('a'), { href: src });
  return src ? portals.find(({ hint }) => hint.test(href)) : undefined;
}

function preload(file: string): void {
  if (asked.has(file)) return;
  asked.add(file);
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: new URL(file, import.meta.url).href }));
}
