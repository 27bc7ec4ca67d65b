/** Brings an element's code the first time its tag, or `data-opendata`, appears on the page. */
import { askAhead } from './elements/shared/ahead.js';

const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'opendata-card': () => import('./elements/opendata-card.js'),
  'opendata-chart': () => import('./elements/opendata-chart.js'),
  'opendata-map': () => import('./elements/opendata-map.js'),
  'opendata-stat': () => import('./elements/opendata-stat.js'),
  'opendata-table': () => import('./elements/opendata-table.js'),
  'opendata-timeseries': () => import('./elements/opendata-timeseries.js'),
};
const selector = `:is(${Object.keys(elements).join()}):not(:defined), [data-opendata]:not([data-opendata-started])`;

/** Starts whatever stands in or below a node. */
export function start(root: ParentNode | Element): void {
  const found = [...(root instanceof Element && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
  for (const node of found) {
    const tag = tagOf(node);
    const bring = elements[tag];
    if (!bring) continue;
    askAhead(node.localName !== tag && node instanceof HTMLElement ? upgrade(node, tag) : node);
    bring().catch((error: unknown) => console.error(`opendata-elements: <${tag}> could not be loaded`, error));
  }
}

const tagOf = (node: Element): string => {
  const kind = node.getAttribute('data-opendata');
  return kind === null ? node.localName : `opendata-${kind.trim().toLowerCase()}`;
};

/** Puts the element inside the `<div data-opendata>` that an editor pasted, what stood there as its fallback, and follows its attributes. */
function upgrade(holder: HTMLElement, tag: string): Element {
  holder.setAttribute('data-opendata-started', '');
  const element = document.createElement(tag);
  const link = holder instanceof HTMLAnchorElement;
  for (const { name } of holder.attributes) follow(holder, element, name);
  if (link) {
    element.setAttribute('src', holder.href);
    holder.replaceWith(element);
    element.append(holder);
    return element;
  }
  element.append(...holder.childNodes);
  holder.append(element);
  new MutationObserver((records) => records.forEach(({ attributeName }) => follow(holder, element, attributeName!))).observe(holder, {
    attributes: true,
  });
  return element;
}

/** `data-opendata-where`, or the short `data-where`, is the element's `where`. */
function follow(holder: Element, element: Element, name: string): void {
  const own = /^data-opendata-(?!started$)(.+)$/.exec(name)?.[1] ?? /^data-(?!opendata)(.+)$/.exec(name)?.[1];
  if (!own) return;
  const value = holder.getAttribute(name);
  if (value === null) element.removeAttribute(own);
  else element.setAttribute(own, value);
}

if (globalThis.document) {
  start(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) start(node);
  }).observe(document, { subtree: true, childList: true });
  // A page's first date takes the browser long to write, and the code that writes it is still on its way.
  setTimeout(() => new Date().toLocaleString());
}
