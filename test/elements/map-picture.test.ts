/** A map taken as a picture: what is drawn, under its title and over its source, and nothing of it left on the page. */
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { all, settled } from './settled.js';

async function map(attributes: Record<string, string> = {}): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = {
    table: tableOf({ name: ['A', 'B'], kind: ['Park', 'Pool'], latitude: [10, -10], longitude: [-20, 20] }),
    dataset: { title: 'Towns', publisher: 'The county', landingPage: 'https://data.example.org/d/towns' },
  };
  return settled<OpendataMap>(html`${element}`);
}

const parsed = (svg: string): Document => new DOMParser().parseFromString(svg, 'image/svg+xml');

describe('a map’s picture', () => {
  it('has the title, the classes, the filter and the source beside what is drawn', async () => {
    const element = await map({ heading: 'Where to swim', color: 'kind', where: "name <> 'C'" });
    const picture = parsed(await element.toSVG());
    const text = picture.documentElement.textContent;
    for (const part of ['Where to swim', 'Park', 'Pool', 'The county', 'https://data.example.org/d/towns']) expect(text).to.include(part);
    expect(text, 'the filter').to.match(/name/);
    expect(picture.querySelector('image')!.getAttribute('href')).to.match(/^data:image\/png;base64,.{1000}/);
    expect(all(element, '.map > svg'), 'nothing is left').to.have.length(0);
  });

  it('is a PNG with the places in it', async () => {
    const element = await map();
    const picture = await createImageBitmap((await element.toPNG())!);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    let places = 0;
    for (let i = 0; i < data.length; i += 4)
      if (Math.abs(data[i]! - 11) + Math.abs(data[i + 1]! - 92) + Math.abs(data[i + 2]! - 173) < 110) places++;
    expect(places).to.be.above(50);
  });

  it('says that tiles of pictures are not in it', async () => {
    const element = await map({ basemap: '/no-tiles/{z}/{x}/{y}.png', attribution: 'The tile makers' });
    const text = parsed(await element.toSVG()).documentElement.textContent;
    expect(text).to.include('background is not part of this picture').and.not.include('tile makers');
  });

  it('is none while the table is shown', async () => {
    const element = await map({ view: 'table' });
    expect(await element.toSVG()).to.equal('');
    expect(await element.toPNG()).to.equal(undefined);
  });
});
