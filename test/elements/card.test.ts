import { expect, waitUntil } from '@open-wc/testing';
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
      expect(Contact).to.match(/^Contact the data’s owner ?Report a problem with these data$/);
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
    const rare = await cardOf({ accrualPeriodicity: 'R/P10Y', modified: new Date('2000-01-01') });
    expect(facts(rare)['Update frequency']).to.equal('every 10 years (late: expected by January 12, 2015)');
    const never = await cardOf({ accrualPeriodicity: 'Never (since 2002)', modified: new Date('2002-01-01') });
    expect(facts(never)['Update frequency']).to.equal('Never (since 2002)');
    const fresh = await cardOf({ accrualPeriodicity: 'Daily', modified: new Date() });
    expect(facts(fresh)['Update frequency']).to.equal('daily (up to date)');
  });

  it('says in words which times are covered', async () => {
    const element = await cardOf({ temporal: '2014-01-01T05:00:00+00:00/2019-06-30T05:00:00+00:00' });
    expect(facts(element)['Time covered']).to.equal('January 1, 2014 – June 30, 2019');
    expect(facts(await cardOf({ temporal: 'since the war' }))['Time covered']).to.equal('since the war');
  });

  it('is small where its author wants it', async () => {
    const element = await settled<OpendataCard>(
      html`<opendata-card loading="eager" show="compact" src="${PORTALS.socrata}/d/bird-stri"></opendata-card>`,
    );
    expect(Object.keys(facts(element))).to.deep.equal(['Publisher', 'License', 'Last updated']);
    expect(all(element, '.card a').map(({ textContent }) => textContent.trim().split(' on ')[0])).to.deep.equal([
      'U.S. Government Dataset',
      'Open the dataset',
    ]);
    expect(all(element, '.description, details, .downloads')).to.have.length(0);
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

  it('tells how to cite it, where programs find it, and what its publisher leaves out', async () => {
    const element = await settled<OpendataCard>(
      html`<opendata-card loading="eager" show="use" src="${PORTALS.socrata}/d/bird-stri"></opendata-card>`,
    );
    one<HTMLDetailsElement>(element, '.use').open = true;
    await waitUntil(() => one(element, '.use dl'), 'it is told', { timeout: 5000 });
    const told = facts(element);
    expect(told['Cite these data'])
      .to.match(/^Federal Aviation Administration .*FAA Bird Strikes \[Data set\]/)
      .and.to.match(/Accessed \w+ \d+, 20\d\d\.$/);
    const rows = (await (await fetch(told['For programs']!)).json()) as unknown[];
    expect(rows).to.have.length(100);
    expect(told['How well it is described']).to.match(/does not say: |says all/);
    const bare = await cardOf({ description: 'Of trees.', publisher: 'Parks' });
    one<HTMLDetailsElement>(bare, '.use').open = true;
    await waitUntil(() => one(bare, '.use dl'), 'it is told', { timeout: 5000 });
    expect(facts(bare)['How well it is described'])
      .to.include('whom to ask, what may be done with them, when they were updated')
      .and.not.to.include('who publishes');
  });

  it('gives examples of each column when its meanings are opened', async () => {
    const element = await settled<OpendataCard>(
      html`<opendata-card loading="eager" fields src="${PORTALS.ckan}/dataset/faa-bird-strikes"></opendata-card>`,
    );
    expect(textOf(element)).not.to.include('For example');
    one<HTMLDetailsElement>(element, '.dictionary').open = true;
    await waitUntil(() => textOf(element).includes('For example: Louisiana'), 'examples are there', { timeout: 4000 });
  });

  it('tells search engines what they require and recommend, and takes it back', async () => {
    const element = await settled<OpendataCard>(
      html`<opendata-card loading="eager" structured-data src="${PORTALS.ckan}/dataset/faa-bird-strikes"></opendata-card>`,
    );
    await waitUntil(() => element.querySelector('script'));
    const told = JSON.parse(element.querySelector('script')!.textContent) as Record<string, unknown>;
    expect(told).to.include({ '@context': 'https://schema.org/', '@type': 'Dataset', name: 'FAA Bird Strikes', isAccessibleForFree: true });
    expect(String(told['description']).length).to.be.within(50, 5000);
    for (const recommended of [
      'url',
      'identifier',
      'creator',
      'license',
      'dateModified',
      'distribution',
      'variableMeasured',
      'includedInDataCatalog',
    ])
      expect(told, recommended).to.have.property(recommended);
    expect(told['distribution'])
      .to.have.nested.property('[0].contentUrl')
      .that.matches(/^https?:/);
    element.structuredData = false;
    await element.updateComplete;
    expect(element.querySelector('script')).to.equal(null);
  });

  it('never lets a title end the script in which search engines read it', async () => {
    const element = await cardOf({ title: '</script><img src=x onerror=hit>' });
    element.structuredData = true;
    await waitUntil(() => element.querySelector('script'));
    expect(element.querySelector('script')!.textContent).not.to.include('<');
    expect(element.querySelector('img')).to.equal(null);
  });
});
