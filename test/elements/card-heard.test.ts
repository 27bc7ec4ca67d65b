/** What a screen reader says of a card, word for word, and where the Tab key stops in it; the texts are in test/golden. */
import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../src/elements/opendata-card.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { holder, mustBe, said, walk, put as heardAs, type Put } from './hearing.js';
import { all, one } from './settled.js';

const strikes = `${PORTALS.socrata}/d/bird-stri`;
const name = 'opendata-card';

const put = (template: TemplateResult, lang?: string): Promise<Put<typeof name>> => heardAs(name, template, lang);

const trees = {
  dataset: {
    title: 'Street trees',
    description: '<p>Every tree that the city has planted.</p>',
    publisher: 'Parks department',
    contactPoint: 'mailto:trees@example.org',
    license: { title: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
    accrualPeriodicity: 'R/P1M',
    issued: new Date('2019-06-01'),
    modified: new Date('2025-03-04'),
    spatial: 'Elm Street',
    temporal: '1961/2024',
    theme: ['Environment'],
    keywords: ['trees', 'parks'],
    landingPage: 'https://example.org/trees',
    distributions: [{ title: 'CSV', mediaType: 'text/csv', downloadURL: 'https://example.org/trees.csv', byteSize: 2_400_000 }],
  },
  table: tableOf({ species: ['Elm', 'Lime'], planted: [new Date('1961-04-01'), new Date('1987-11-15')], height: [21.5, 14] }),
};
const ofTrees = html`<opendata-card loading="eager" fields .srcObject=${trees}></opendata-card>`;

describe('what is heard of a card', function () {
  this.timeout(60_000);

  for (const lang of ['en', 'es', 'ar'])
    it(`is what its publisher says, with what opens (${lang})`, async () => {
      const { element } = await put(ofTrees, lang);
      all<HTMLDetailsElement>(element, 'details').forEach((one) => (one.open = true));
      await waitUntil(() => one(element, '.use dl') && one(element, '.dictionary .hint'), 'it is told', { timeout: 9000 });
      await mustBe(`card.${lang}`, await said(name));
    });

  it('is what a portal tells', async () => {
    await put(html`<opendata-card loading="eager" src=${strikes}></opendata-card>`);
    await mustBe('card-portal', await said(name));
  });

  it('is why there is none', async () => {
    await put(html`<opendata-card loading="eager" src="${PORTALS.socrata}/d/gone-0404"><a href="#trees">The trees</a></opendata-card>`);
    await mustBe('card-error', await said(name));
  });
});

describe('the keyboard in a card', function () {
  this.timeout(60_000);

  it('stops at everything that can be pressed, in the order of reading, and goes back the same way', async () => {
    const { before, after } = await put(ofTrees);
    const stops = await walk(name, before, after);
    await mustBe('card-stops', stops.join('\n'));
    expect((await walk(name, after, before, true)).reverse()).to.deep.equal(stops);
  });

  it('opens what the columns mean', async () => {
    const { element } = await put(ofTrees);
    one(element, '.dictionary summary').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => one(element, '.dictionary .hint'), 'there are examples', { timeout: 9000 });
    expect(holder()).to.equal(one(element, '.dictionary summary'));
  });
});
