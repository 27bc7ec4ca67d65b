/** A map on paper: all of what it shows on the screen, in the paper's width, its places as a list, and nothing to press. */
import { expect, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled } from './settled.js';

const towns = {
  table: tableOf({ name: ['A', 'B'], kind: ['Park', 'Pool'], latitude: [10, -10], longitude: [-20, 20] }),
  dataset: { title: 'Towns' },
};
const isSeen = (element: Element): boolean => element.getBoundingClientRect().width > 0;

/** As a browser prints: the page is told, laid out for paper at once, and told again. */
async function printed(element: OpendataMap, look: () => void): Promise<void> {
  dispatchEvent(new Event('beforeprint'));
  await emulateMedia({ media: 'print' });
  try {
    element.style.width = '300px';
    look();
  } finally {
    await emulateMedia({ media: 'screen' });
    element.style.width = '';
    dispatchEvent(new Event('afterprint'));
  }
}

describe('a printed map', () => {
  it('shows all that it shows on the screen, in the width of the paper', async () => {
    const element = await settled<OpendataMap>(html`<opendata-map loading="eager" .srcObject=${towns}></opendata-map>`);
    const ground = one(element, '.ground').getBoundingClientRect();
    await printed(element, () => {
      const paper = one<HTMLCanvasElement>(element, '.paper');
      expect(isSeen(one(element, '.ground'))).to.equal(false);
      const { width, height } = paper.getBoundingClientRect();
      expect(width).to.be.within(290, 300);
      expect(width / height).to.be.closeTo(ground.width / ground.height, 0.02);
      const copy = new OffscreenCanvas(paper.width, paper.height).getContext('2d')!;
      copy.drawImage(paper, 0, 0);
      const { data } = copy.getImageData(0, 0, paper.width, paper.height);
      let places = 0;
      for (let i = 0; i < data.length; i += 4)
        if (Math.abs(data[i]! - 11) + Math.abs(data[i + 1]! - 92) + Math.abs(data[i + 2]! - 173) < 110) places++;
      expect(places, 'both places').to.be.above(80 * devicePixelRatio ** 2);
      expect(data[4 * (paper.width * 40 + 40) + 3], 'its ground').to.equal(255);
      expect(all(element, 'button').filter(isSeen)).to.have.length(0);
    });
    expect(all(element, '.paper')).to.have.length(0);
    expect(isSeen(one(element, '.ground'))).to.equal(true);
  });

  it('has its places as a list and its legend, and nothing to press', async () => {
    const element = await settled<OpendataMap>(
      html`<opendata-map loading="eager" list color="kind" controls="find fullscreen locate" .srcObject=${towns}></opendata-map>`,
    );
    await waitUntil(() => all(element, '.listing li').length > 0, 'the list', { timeout: 8000 });
    await printed(element, () => {
      expect(all(element, '.listing .name').filter(isSeen)).to.have.length(2);
      expect(all(element, '.class').filter(isSeen)).to.have.length(2);
      const pressed = all(element, 'button, input, summary').filter((each) => isSeen(each) && !each.matches('.listing *, .class'));
      expect(pressed.map(({ textContent }) => textContent.trim())).to.deep.equal([]);
    });
  });

  it('shows tiles of another site, whose pixels nobody may read', async () => {
    const tile = new OffscreenCanvas(256, 256);
    tile.getContext('2d')!.fillRect(0, 0, 256, 256);
    await fetch('/ranged/tile.png', { method: 'PUT', body: await tile.convertToBlob() });
    const tiles = `http://127.0.0.1:${location.port}/ranged/tile.png?{z}/{x}/{y}`;
    const element = await settled<OpendataMap>(html`<opendata-map loading="eager" basemap=${tiles} .srcObject=${towns}></opendata-map>`);
    await waitUntil(() => all(element, '.leaflet-tile-loaded').length > 3, 'tiles', { timeout: 8000 });
    await printed(element, () => {
      const paper = one<HTMLCanvasElement>(element, '.paper');
      expect(paper.width).to.be.above(300);
      const copy = new OffscreenCanvas(paper.width, paper.height).getContext('2d')!;
      copy.drawImage(paper, 0, 0);
      expect(() => copy.getImageData(0, 0, 1, 1)).to.throw();
    });
    expect(await element.toSVG(), 'a picture has none of them').to.match(/data:image\/png;base64,.{1000}/);
  });

  it('is left alone where nothing is drawn, and leaves nothing behind when it is removed', async () => {
    const element = await settled<OpendataMap>(html`<opendata-map loading="eager" view="table" .srcObject=${towns}></opendata-map>`);
    await printed(element, () => expect(all(element, '.paper')).to.have.length(0));
    const map = await settled<OpendataMap>(html`<opendata-map loading="eager" .srcObject=${towns}></opendata-map>`);
    dispatchEvent(new Event('beforeprint'));
    map.remove();
    expect(all(map, '.paper')).to.have.length(0);
  });

  it('has the card of an open place whole and under the map, not over it', async () => {
    const element = await settled<OpendataMap>(html`<opendata-map loading="eager" .srcObject=${towns}></opendata-map>`);
    const ground = one<HTMLElement>(element, '.ground');
    const press = (key: string) => ground.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    press('n');
    press('Enter');
    await waitUntil(() => all(element, '.card').length === 1, 'the card', { timeout: 8000 });
    await printed(element, () => {
      const [paper, card] = [one(element, '.paper'), one(element, '.card')];
      const [above, below] = [paper.getBoundingClientRect(), card.getBoundingClientRect()];
      expect(below.top).to.be.at.least(above.bottom - 1);
      expect(below.width).to.be.within(280, 300);
      expect(card.scrollHeight - card.clientHeight).to.be.at.most(1);
      expect(card.textContent).to.contain('A');
      expect(one(element, '.map').getBoundingClientRect().bottom).to.be.at.least(below.bottom);
    });
    expect(getComputedStyle(one(element, '.card')).position).to.equal('absolute');
  });
});
