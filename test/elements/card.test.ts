import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-card.js';
import type { OpendataCard } from '../../src/elements/opendata-card.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { all, one, settled, textOf } from './settled.js';

const facts = (element: Element): Record<string, string> =>
  Object.fromEntries(
    all(element, 'dl > div').map((row) => [
      row.querySelector('dt')!.textContent.trim(),
      row.querySelector('dd')!.textContent.replace(/\s+/g, ' ').trim(),
    ]),
  );

describe('<opendata-card>', () => {
  for (const [portal, src] of Object.entries({
    Socrata: `${PORTALS.socrata}/d/bird-stri`,
    CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
  })) {
    it(`tells what ${portal} knows of a dataset`, async () => {
      const element = await settled<OpendataCard>(html`<opendata-card loading="eager" fields src=${src}></opendata-card>`);
      const { Publisher, License, Size, Contact } = facts(element);
      expect(Publisher).to.equal('Federal Aviation Administration');
      expect(License).to.equal('U.S. Government Dataset');
      expect(Size).to.equal('10,000 rows, 14 columns');
      expect(Contact).to.equal('Contact the data’s owner');
      expect(all(element, '.dictionary dt').map((name) => name.textContent.trim())).to.include('Flight Date');
      expect(all<HTMLAnchorElement>(element, '.downloads a').length).to.be.greaterThan(0);
      await expect(element).to.be.accessible();
    });
  }

  const cardOf = (dataset: object) =>
    settled<OpendataCard>(
      html`<opendata-card
        loading="eager"
        .srcObject=${{ table: tableOf({ a: [1] }), dataset: { title: 'T', ...dataset } }}
      ></opendata-card>`,
    );

  it('says in words whether a dataset is late', async () => {
    const late = await cardOf({ accrualPeriodicity: 'R/P1M', modified: new Date('2020-01-01') });
    expect(facts(late)['Update frequency']).to.equal('monthly (late: expected by February 16, 2020)');
    const fresh = await cardOf({ accrualPeriodicity: 'Daily', modified: new Date() });
    expect(facts(fresh)['Update frequency']).to.equal('daily (up to date)');
  });

  it('shows a publisher’s HTML as text, and links only to safe addresses', async () => {
    const element = await cardOf({
      description: '<p>One &amp; <b>two</b></p><script>hit = 1</script><p onclick="x">Three<br>four</p>',
      license: { title: 'Trap', href: 'javascript:alert(1)' },
      contactPoint: 'javascript:alert(1)',
    });
    expect(all(element, '.description').map((paragraph) => paragraph.textContent)).to.deep.equal(['One & two', 'Three', 'four']);
    expect(one(element, 'dl a')).to.equal(null);
  });

  it('shows the parts that are asked for, in their order', async () => {
    const element = await settled<OpendataCard>(
      html`<opendata-card loading="eager" show="size, publisher" src="${PORTALS.socrata}/d/bird-stri"></opendata-card>`,
    );
    expect(Object.keys(facts(element))).to.deep.equal(['Size', 'Publisher']);
    expect(textOf(element)).not.to.include('Records of reported');
  });
});
