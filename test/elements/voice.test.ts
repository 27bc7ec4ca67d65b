/** In which language screen readers say what a publisher wrote, and what we say around it. */
import { expect, fixture, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-card.js';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-table.js';
import type { FramedElement } from '../../src/elements/shared/framed-element.js';
import { tableOf } from '../../src/data.js';
import { PORTALS } from '../portals.js';
import { all, atRest, one, settled } from './settled.js';

/** The language in which the text that holds these words is said. */
function voiceOf(element: Element, words: string): string {
  const leaves = all(element, '*').filter(({ textContent, childElementCount }) => childElementCount === 0 && textContent.includes(words));
  return [...new Set(leaves.map((leaf) => leaf.closest<HTMLElement>('[lang]')!.lang))].join();
}

const trees = {
  dataset: {
    title: 'Arbres de la rue des Ormes',
    language: 'FR',
    publisher: 'Service des parcs',
    description: 'Tous les arbres plantés par la ville.',
    keywords: ['arbres', 'parcs'],
    accrualPeriodicity: 'de temps en temps',
    modified: new Date('2025-03-04'),
    license: { title: 'Licence ouverte' },
  },
  table: tableOf({
    essence: ['Orme', 'Tilleul', 'oak', null],
    hauteur: [21.5, 14, 9.25, 3],
    abattu: [true, false, false, false],
  }),
};

describe('the voice of a publisher’s texts', () => {
  const given = html`<opendata-table
    loading="eager"
    labels="oak: Oak tree; hauteur: Height"
    note="Trees of the city"
    .srcObject=${trees}
  ></opendata-table>`;

  it('is their own language in a table, and ours around them', async () => {
    const element = await settled(given);
    await waitUntil(() => voiceOf(element, 'Orme') === 'fr', 'cells are said in French');
    for (const theirs of ['Arbres de la rue', 'Service des parcs', 'Licence ouverte', 'Tilleul', 'essence'])
      expect(voiceOf(element, theirs), theirs).to.equal('fr');
    for (const ours of ['Oak tree', 'Height', 'Trees of the city', 'Yes', 'March 4, 2025', 'Search this table', '21.5', 'no value'])
      expect(voiceOf(element, ours), ours).to.equal('en');
    const [header] = all(element, 'thead th');
    expect(header!.lang, 'also the name of a header').to.equal('fr');
    expect(header!.querySelector<HTMLElement>('.tools')!.lang, 'but not that of its button').to.equal('en');
    await expect(element).to.be.accessible();
  });

  it('is their own in a card', async () => {
    const element = await settled(html`<opendata-card loading="eager" fields structured-data .srcObject=${trees}></opendata-card>`);
    await waitUntil(() => voiceOf(element, 'Tous les arbres') === 'fr', 'the description is said in French');
    for (const theirs of ['Arbres de la rue', 'arbres, parcs', 'de temps en temps', 'essence'])
      expect(voiceOf(element, theirs), theirs).to.equal('fr');
    for (const ours of ['Publisher', '4 rows']) expect(voiceOf(element, ours), ours).to.equal('en');
    await waitUntil(() => element.querySelector('script'), 'it is told to search engines');
    expect(JSON.parse(element.querySelector('script')!.textContent)).to.include({ inLanguage: 'fr' });
  });

  it('is theirs for rows that come into sight', async () => {
    const table = tableOf({ rue: Array.from({ length: 5000 }, (_, n) => `Rue ${n}`), n: Float64Array.from({ length: 5000 }, (_, n) => n) });
    const element = await settled(html`<opendata-table loading="eager" limit="all" .srcObject=${{ ...trees, table }}></opendata-table>`);
    await waitUntil(() => voiceOf(element, 'Rue 0') === 'fr', 'the first rows');
    one(element, '.scroll').scrollTop = 90_000;
    await waitUntil(() => all(element, 'tbody th').some(({ textContent }) => /Rue [2-4]\d{3}/.test(textContent)), 'others are here');
    await waitUntil(() => all(element, 'tbody th').every(({ lang }) => lang === 'fr'), 'and said in French');
  });

  it('needs no word where the page speaks the same, and follows the page', async () => {
    const src = `${PORTALS.opendatasoft}/explore/dataset/seattle-weather/`;
    const box = await fixture(html`<div lang="en"><opendata-table loading="eager" limit="5" src=${src}></opendata-table></div>`);
    const element = box.querySelector<FramedElement>('opendata-table')!;
    await atRest(element);
    expect(element.metadata!.language).to.equal('en');
    const cells = (): string[] => all(element, 'tbody bdi').map((bdi) => bdi.closest<HTMLElement>('[lang]')!.lang);
    expect(all(element, 'bdi[lang], th[lang]')).to.have.length(0);
    box.setAttribute('lang', 'es');
    await waitUntil(() => one(element, '.frame').lang === 'es' && all(element, 'bdi[lang]').length > 0, 'words are marked');
    expect(new Set(cells()), 'English words on a Spanish page').to.deep.equal(new Set(['en']));
    box.setAttribute('lang', 'en');
    await waitUntil(() => all(element, 'bdi[lang], th[lang]').length === 0, 'and on an English one');
  });
});
