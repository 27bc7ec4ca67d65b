/** Listens to an element as a screen reader does, and goes through it by the Tab key. */
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import { atRest, one } from './settled.js';

/** An element on a page, between two buttons. */
export interface Put<Name extends keyof HTMLElementTagNameMap> {
  readonly element: HTMLElementTagNameMap[Name];
  readonly before: HTMLElement;
  readonly after: HTMLElement;
}

/** Puts it there in a language, and waits until it speaks it. */
export async function put<Name extends `opendata-${string}` & keyof HTMLElementTagNameMap>(
  name: Name,
  template: TemplateResult,
  lang = 'en',
): Promise<Put<Name>> {
  const page = await fixture<HTMLElement>(html`<div lang=${lang}><button>Before</button>${template}<button>After</button></div>`);
  const element = page.querySelector(name)!;
  await atRest(element);
  await waitUntil(() => one(element, '.frame').lang === lang, lang, { timeout: 9000 });
  await element.updateComplete;
  return { element, before: page.firstElementChild as HTMLElement, after: page.lastElementChild as HTMLElement };
}

interface Heard {
  readonly lines: readonly string[];
  /** What is said of the thing that has the keyboard. */
  readonly focused?: string;
}

const hear = (selector: string): Promise<Heard> => executeServerCommand<Heard, object>('hear', { selector });

/** What differs from machine to machine and from day to day. */
const steady = (text: string): string =>
  text.replaceAll(/localhost:\d+/g, 'PORTAL').replaceAll(/(Accessed|Consultado el|تاريخ الاطلاع:?) [^.”]*/g, '$1 TODAY');

/** Everything that is said of it, in order. */
export async function said(selector: string): Promise<string> {
  const { lines } = await hear(selector);
  return steady(lines.join('\n'));
}

/** Holds a text against the one that is kept under this name in test/golden; `GOLDEN=write` keeps it. */
export async function mustBe(name: string, text: string): Promise<void> {
  const known = await executeServerCommand<string, object>('golden', { name, text });
  expect(text.split('\n')).to.deep.equal(known.split('\n'));
  expect(text).not.to.match(/NaN|undefined|Invalid Date|\[object/);
}

/** The innermost element that has the keyboard. */
export function holder(): HTMLElement {
  let at = document.activeElement as HTMLElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement as HTMLElement;
  return at;
}

/** A page that is not in front may miss a key: it is pressed again. */
export async function step(key: string, back = false): Promise<void> {
  const before = holder();
  for (let times = 0; times < 10 && holder() === before; times++) {
    await (back ? shifted(key) : sendKeys({ press: key }));
    await waitUntil(() => holder() !== before, key, { timeout: 1000 }).catch(() => undefined);
  }
  expect(holder(), key).not.to.equal(before);
}

async function shifted(key: string): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Shift' });
}

/** What is said at each stop between two buttons around the element. Each shows that it has the keyboard. */
export async function walk(selector: string, from: HTMLElement, to: HTMLElement, back = false): Promise<string[]> {
  from.focus();
  const stops: string[] = [];
  for (await step('Tab', back); holder() !== to; await step('Tab', back)) {
    const { focused = 'NOTHING IS SAID HERE' } = await hear(selector);
    stops.push(steady(focused));
    expect(ringOf(holder()), focused).to.be.at.least(2);
    expect(stops.length, 'the keyboard gets out').to.be.below(80);
  }
  return stops;
}

/** How wide the ring is that tells who has the keyboard, in pixels. */
function ringOf(element: HTMLElement): number {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
}
