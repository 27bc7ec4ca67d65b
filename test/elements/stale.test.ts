/** What stays when data that are shown cannot be read again, and what is said of it, on the local portals that break on demand. */
import { expect, fixture, oneEvent, waitUntil } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../src/elements/opendata-card.js';
import '../../src/elements/opendata-chart.js';
import '../../src/elements/opendata-map.js';
import '../../src/elements/opendata-stat.js';
import '../../src/elements/opendata-table.js';
import '../../src/elements/opendata-timeseries.js';
import type { FramedElement } from '../../src/elements/shared/framed-element.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import type { DatasetError } from '../../src/model.js';
import { disturb, PORTALS } from '../portals.js';
import { all, atRest, one, settled, textOf } from './settled.js';

const { socrata, ckan } = PORTALS;

/** An address that nobody else asks for. */
const file = (name: string): string => `${ckan}/files/seattle-weather.csv?stale=${name}`;

const failsToRead = async (element: FramedElement, match: string): Promise<DatasetError> => {
  await disturb(ckan, { match, status: 500, times: 1 });
  const failed = oneEvent(element, 'error') as Promise<ErrorEvent>;
  element.refresh();
  const { error } = await failed;
  await element.updateComplete;
  return error as DatasetError;
};

const rowsOf = (element: FramedElement): string[] => all(element, 'tbody tr').map(({ textContent }) => textContent);

describe('data that cannot be read again', () => {
  const figures: Readonly<Record<string, readonly [element: (src: string) => TemplateResult, shown: string]>> = {
    card: [(src) => html`<opendata-card loading="eager" src=${src}></opendata-card>`, 'dl'],
    chart: [(src) => html`<opendata-chart loading="eager" src=${src} x="weather"></opendata-chart>`, '.chart svg'],
    map: [
      (src) => html`<opendata-map loading="eager" src=${src} latitude="temp_max" longitude="temp_min"></opendata-map>`,
      '.leaflet-container',
    ],
    stat: [(src) => html`<opendata-stat loading="eager" src=${src}></opendata-stat>`, '[part~=value]'],
    table: [(src) => html`<opendata-table loading="eager" src=${src} limit="5"></opendata-table>`, 'tbody tr'],
    timeseries: [(src) => html`<opendata-timeseries loading="eager" src=${src}></opendata-timeseries>`, '.chart svg'],
  };
  for (const [name, [template, shown]] of Object.entries(figures)) {
    it(`keeps a ${name} and says since when it is old, and why`, async () => {
      const element = await settled(template(file(name)));
      expect(element.getAttribute('data-state')).to.equal('ready');
      const before = one(element, shown);
      const { code } = await failsToRead(element, `stale=${name}`);
      expect(code).to.equal('server');
      expect(element.getAttribute('data-state')).to.equal('ready-stale');
      expect(element.getAttribute('data-error-kind')).to.equal('server');
      expect(one(element, shown)).to.equal(before);
      expect(one(element, '.error[role=status]').textContent).to.match(
        /Not up to date since \d\d?:\d\d\s[AP]M\. The portal has a fault at the moment\./,
      );
      await expect(element).to.be.accessible();
    });
  }

  it('shows what a later reading brings, without the sentence', async () => {
    const element = await settled(figures['table']![0](file('again')));
    const rows = rowsOf(element);
    await failsToRead(element, 'stale=again');
    expect(rowsOf(element)).to.deep.equal(rows);
    one<HTMLButtonElement>(element, '.error button').click();
    await element.updateComplete;
    expect(element.getAttribute('data-state')).to.equal('loading');
    expect(all(element, '.error'), 'said until there are newer rows').to.have.length(1);
    await oneEvent(element, 'load');
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(element.hasAttribute('data-error-kind')).to.equal(false);
    expect(all(element, '.error')).to.have.length(0);
    expect(rowsOf(element)).to.deep.equal(rows);
  });

  it('leaves the keyboard in the element when the button that tries again goes', async () => {
    const element = await settled(figures['table']![0](file('keyboard')));
    await failsToRead(element, 'stale=keyboard');
    one<HTMLButtonElement>(element, '.error button').focus();
    one<HTMLButtonElement>(element, '.error button').click();
    await oneEvent(element, 'load');
    await waitUntil(() => element.shadowRoot!.activeElement === one(element, '.frame'), 'it is in what is shown');
  });

  it('leaves the keyboard on the button that tries once more', async () => {
    await disturb(ckan, { match: 'stale=never', status: 500, times: 2 });
    const element = await settled(figures['table']![0](file('never')));
    one<HTMLButtonElement>(element, '.error button').focus();
    one<HTMLButtonElement>(element, '.error button').click();
    await oneEvent(element, 'error');
    await waitUntil(() => element.shadowRoot!.activeElement === one(element, '.error button'), 'it is on the next one');
  });

  it('keeps rows that are read again by themselves', async () => {
    const element = await settled(html`<opendata-table loading="eager" refresh="5" limit="5" src=${file('timer')}></opendata-table>`);
    await disturb(ckan, { match: 'stale=timer', status: 500, times: 1 });
    await waitUntil(() => element.getAttribute('data-state') === 'ready-stale', 'a reading failed', { timeout: 15_000 });
    expect(rowsOf(element)).to.have.length(5);
    await waitUntil(() => element.getAttribute('data-state') === 'ready', 'the next one came', { timeout: 15_000 });
    expect(all(element, '.error')).to.have.length(0);
  }).timeout(40_000);

  it('is read again when the network is back', async () => {
    const element = await settled(figures['table']![0](file('online')));
    await failsToRead(element, 'stale=online');
    dispatchEvent(new Event('online'));
    await oneEvent(element, 'load');
    expect(element.getAttribute('data-state')).to.equal('ready');
  });

  it('is no reason to keep the answer to another question', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="5" src="${socrata}/d/bird-stri" where="cost_total NOT IN (70123)"></opendata-table>`,
    );
    await disturb(socrata, { match: '80123', status: 500, times: 1 });
    element.where = 'cost_total <> 80123';
    await oneEvent(element, 'error');
    await element.updateComplete;
    expect(element.getAttribute('data-state')).to.equal('error');
    expect(rowsOf(element)).to.deep.equal([]);
    await disturb(socrata, { match: '80123', status: 500, times: 1 });
    one<HTMLButtonElement>(element, '.error button').click();
    await oneEvent(element, 'error');
    await element.updateComplete;
    expect(element.getAttribute('data-state'), 'a reading of what was never shown').to.equal('error');
    element.refresh();
    await oneEvent(element, 'load');
    await disturb(socrata, { match: '80123', status: 500, times: 1 });
    element.refresh();
    await oneEvent(element, 'error');
    await element.updateComplete;
    expect(element.getAttribute('data-state')).to.equal('ready-stale');
    element.where = 'cost_total <> 70123';
    await oneEvent(element, 'load');
    expect(element.getAttribute('data-state')).to.equal('ready');
    expect(all(element, '.error')).to.have.length(0);
  });

  for (const [lang, said] of [
    ['es', /Sin actualizar desde la última lectura \(\d\d?:\d\d\)\. /],
    ['ar', /لم تُحدَّث منذ آخر قراءة/],
  ] as const)
    it(`is said in ${lang}`, async () => {
      const box = await fixture(html`<div lang=${lang}>${figures['table']![0](file(lang))}</div>`);
      const element = box.querySelector('opendata-table')!;
      await atRest(element);
      await failsToRead(element, `stale=${lang}`);
      await waitUntil(() => said.test(textOf(element)), 'its own words');
    });
});
