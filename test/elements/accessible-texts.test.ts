/** What a fixed set of charts says to readers who do not see them, word for word, in each language; the texts are in test/golden. */
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-stat.js';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataElement } from '../../src/elements/opendata-element.js';
import { PORTALS } from '../portals.js';
import { mustBe } from './hearing.js';
import { all, one, settled } from './settled.js';

const { socrata, ckan, opendatasoft } = PORTALS;
const strikes = { socrata: `${socrata}/d/bird-stri`, ckan: `${ckan}/dataset/faa-bird-strikes` };
const onOpendatasoft = `${opendatasoft}/explore/dataset/faa-bird-strikes/`;

const charts: Readonly<Record<string, { readonly tag: string; readonly attributes: Readonly<Record<string, string>> }>> = {
  'a line by year': { tag: 'opendata-timeseries', attributes: { src: strikes.socrata, interval: 'year' } },
  'lines by size': { tag: 'opendata-timeseries', attributes: { src: strikes.ckan, interval: 'year', series: 'Wildlife Size' } },
  'areas by size': {
    tag: 'opendata-timeseries',
    attributes: { src: strikes.socrata, interval: 'year', series: 'Wildlife Size', mark: 'area' },
  },
  'steps on a log scale': {
    tag: 'opendata-timeseries',
    attributes: { src: strikes.ckan, interval: 'year', mark: 'step', scale: 'log' },
  },
  'a small chart for each size': {
    tag: 'opendata-timeseries',
    attributes: { src: strikes.socrata, interval: 'year', facet: 'Wildlife Size' },
  },
  'an average with its range': {
    tag: 'opendata-timeseries',
    attributes: { src: `${ckan}/dataset/seattle-weather`, interval: 'year', y: 'avg(temp_max)', band: 'min(temp_max), max(temp_max)' },
  },
  'an average against a goal': {
    tag: 'opendata-timeseries',
    attributes: { src: strikes.socrata, interval: 'month', transform: 'rolling', target: 'Goal: 90', annotations: '1995-06: New form' },
  },
  'dots of two measures': {
    tag: 'opendata-chart',
    attributes: { src: `${ckan}/dataset/seattle-weather`, x: 'weather', y: 'max(temp_max), min(temp_min)', mark: 'dot' },
  },
  'shares of a whole': {
    tag: 'opendata-chart',
    attributes: { src: strikes.socrata, x: 'Time of day', series: 'Wildlife Size', normalize: '', where: "wildlife_size <> 'Large'" },
  },
  'bars by phase': { tag: 'opendata-chart', attributes: { src: strikes.socrata, x: 'Phase of flight', top: '4' } },
  'columns crossed': {
    tag: 'opendata-chart',
    attributes: { src: strikes.ckan, x: 'Time of day', series: 'Wildlife Size', mark: 'column' },
  },
  'a ring': { tag: 'opendata-chart', attributes: { src: onOpendatasoft, x: 'wildlife_size', mark: 'donut' } },
  'a histogram': { tag: 'opendata-chart', attributes: { src: strikes.socrata, x: 'Speed IAS in knots', bins: '5' } },
  facets: { tag: 'opendata-chart', attributes: { src: strikes.socrata, x: 'Time of day', facet: 'Wildlife Size' } },
  'counts withheld': { tag: 'opendata-chart', attributes: { src: strikes.socrata, x: 'Phase of flight', 'suppress-below': '100' } },
  'a number': { tag: 'opendata-stat', attributes: { src: strikes.socrata, interval: 'year', compare: 'previous', unit: 'x' } },
  'a goal': { tag: 'opendata-stat', attributes: { src: strikes.ckan, target: '12000' } },
};

interface Texts {
  readonly summary: string;
  readonly notice: string;
  /** What is said where the keyboard stops. */
  readonly stops: readonly string[];
  /** What is said at the first value, the next, one of another series, and the last. */
  readonly walk: readonly string[];
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words of a label, without what is chosen there. */
function labelOf(stop: HTMLElement): string | undefined {
  const label = stop.closest('label')?.cloneNode(true) as HTMLElement | undefined;
  label?.querySelectorAll('select').forEach((one) => one.remove());
  return label && plain(label.textContent);
}

/** Where the keyboard stops within the element, by what is said there. */
function stopsOf(element: OpendataElement): string[] {
  const named = (ids: string): string =>
    ids
      .split(' ')
      .map((id) => plain(element.shadowRoot!.getElementById(id)?.textContent ?? ''))
      .join(' ');
  return all(element, 'button, select, summary, input, [tabindex="0"]').map((stop) => {
    const ids = stop.getAttribute('aria-labelledby');
    return ids ? named(ids) : (stop.getAttribute('aria-label') ?? labelOf(stop) ?? plain(stop.textContent));
  });
}

/** What is heard on the way through the first values, to the end, and to another series. */
async function walkOf(element: OpendataElement): Promise<string[]> {
  const canvas = all(element, '.canvas')[0];
  if (!canvas) return [];
  canvas.focus();
  const heard: string[] = [];
  for (const key of ['Home', 'ArrowRight', 'ArrowDown', 'End']) {
    await sendKeys({ press: key });
    await element.updateComplete;
    heard.push(plain(one(element, '[role=status]').textContent));
  }
  return heard;
}

async function textsOf(tag: string, attributes: Readonly<Record<string, string>>, lang: string): Promise<Texts> {
  const element = document.createElement(tag) as OpendataElement;
  for (const [name, value] of Object.entries({ loading: 'eager', lang, ...attributes })) element.setAttribute(name, value);
  await settled(html`${element}`);
  await waitUntil(() => one(element, '.frame').lang === lang && element.getAttribute('aria-busy') !== 'true');
  await element.updateComplete;
  return {
    summary: plain(one(element, '#summary').textContent),
    notice: plain(all(element, 'p.notice')[0]?.textContent ?? ''),
    stops: stopsOf(element),
    walk: await walkOf(element),
  };
}

const words = (text: string): number => text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const written = (lang: string, { summary, notice, stops, walk }: Texts): string =>
  [`${lang}: ${summary}`, notice && `notice: ${notice}`, ...stops.map((stop) => `stop: ${stop}`), ...walk.map((value) => `value: ${value}`)]
    .filter(Boolean)
    .join('\n');

describe('texts for readers', function () {
  this.timeout(60_000);

  for (const [name, { tag, attributes }] of Object.entries(charts))
    it(`say of ${name} what they said`, async () => {
      const all: string[] = [];
      for (const lang of ['en', 'es', 'ar']) {
        const texts = await textsOf(tag, attributes, lang);
        expect(words(texts.summary)).to.be.at.most(60);
        expect(texts.stops).not.to.include('');
        all.push(written(lang, texts));
      }
      await mustBe(`chart-${name.replaceAll(' ', '-')}`, all.join('\n\n'));
    });
});
