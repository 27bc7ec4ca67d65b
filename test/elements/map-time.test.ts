/** A map's slider over time: one period after the other, played only when asked, with list and counts that follow. */
import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, one, settled } from './settled.js';

const slider = (element: Element): HTMLInputElement => one<HTMLInputElement>(element, '.time input');
const output = (element: Element): string => one(element, '.time output').textContent.replace(/\s+/g, ' ').trim();
const isThere = (element: Element) => waitUntil(() => all(element, '.time input').length > 0, 'the slider is here', { timeout: 5000 });

async function move(element: OpendataMap, to: number): Promise<void> {
  slider(element).value = String(to);
  slider(element).dispatchEvent(new Event('input', { bubbles: true }));
  await oneEvent(element, 'load');
  await element.updateComplete;
}

async function map(): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', time: 'opened', list: '' })) element.setAttribute(name, value);
  const opened = ['2021-03-01', '2021-07-01', '2022-02-01', '2023-05-01'].map((text) => new Date(text));
  const columns = { name: ['A', 'B', 'C', 'D'], opened, latitude: [10, 10, -10, -10], longitude: [-20, 20, -20, 20] };
  element.srcObject = { table: tableOf(columns), dataset: { title: 'Towns' } };
  const there = await settled<OpendataMap>(html`${element}`);
  await isThere(there);
  return there;
}

describe('a map’s slider over time', () => {
  it('begins with all dates, and shows the places of one month after the other', async () => {
    const element = await map();
    expect([slider(element).max, output(element)]).to.deep.equal(['27', 'All dates 4 places']);
    await expect(element).to.be.accessible();
    await move(element, 1);
    expect(output(element)).to.equal('March 2021 1 place');
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('March 2021');
    await waitUntil(() => all(element, '.listing li').length === 1, 'the list follows');
    await move(element, 2);
    expect(output(element)).to.equal('April 2021 0 places');
    expect(all(element, '.ground'), 'a month without places is a map without places').to.have.length(1);
    await move(element, 0);
    expect(output(element)).to.equal('All dates 4 places');
  });

  it('is reached and moved by the keyboard alone', async () => {
    const element = await map();
    one(element, '.ground').focus();
    for (let stops = 0; element.shadowRoot!.activeElement !== slider(element) && stops < 20; stops++) await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement).to.equal(slider(element));
    const says = async (press: string, text: string) => {
      await sendKeys({ press });
      await waitUntil(() => output(element) === text, `${press}: ${text}`, { timeout: 5000 });
      expect(element.shadowRoot!.activeElement, 'the focus stays').to.equal(slider(element));
    };
    await says('ArrowRight', 'March 2021 1 place');
    await says('End', 'May 2023 1 place');
    await says('Home', 'All dates 4 places');
  });

  it('never plays by itself, plays when its button is pressed, and stops', async () => {
    const element = await map();
    const button = one(element, '.time button');
    expect([button.textContent, slider(element).value]).to.deep.equal(['Play', '0']);
    button.click();
    await waitUntil(() => Number(slider(element).value) >= 2, 'it goes on', { timeout: 6000 });
    expect(button.textContent).to.equal('Pause');
    button.click();
    await element.updateComplete;
    expect(button.textContent).to.equal('Play');
  });

  it('has nothing to play where a reader wishes for no motion, and is moved by hand', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      const element = await map();
      expect(all(element, '.time button')).to.have.length(0);
      await move(element, 1);
      expect(output(element)).to.equal('March 2021 1 place');
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('asks the portal for the period', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" time="time" limit="50" src="${PORTALS.socrata}/d/quak-usgs"></opendata-map>`,
    );
    await isThere(element);
    const requests = await requestsDuring(PORTALS.socrata, () => move(element, 3));
    expect(requests.some((request) => /time.*>=/.test(decodeURIComponent(request)))).to.be.true;
    expect(output(element)).to.match(/2018.* \d+ places?$/);
  });
});
