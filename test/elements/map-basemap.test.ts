/** A map on a vector basemap of its own: read in parts, drawn in the page's colours, named, and missed in a sentence. */
import { aTimeout, expect, html, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { pmtiles, type Drawn, type TileIn } from '../../demo/pmtiles.js';
import { all, one, settled } from './settled.js';

const square = (from: number, to: number, said = {}): Drawn => ({
  type: 'area',
  points: [
    [from, from],
    [to, from],
    [to, to],
    [from, to],
  ],
  said,
});

/** The world at zoom 0 and 1: a sea in its middle, roads, a city, a layer that nobody knows, and ballast that nobody asks for. */
const layers = {
  water: [square(1500, 2600)],
  roads: [
    {
      type: 'line',
      points: [
        [0, 1000],
        [4096, 1000],
      ],
      said: { kind: 'highway' },
    },
  ],
  places: [
    { type: 'point', points: [[2048, 1300]], said: { kind: 'locality', kind_detail: 'city', name: 'Middletown', 'name:es': 'Villamedia' } },
  ],
  oddities: [square(200, 900)],
} satisfies TileIn['layers'];
const ballast = { oddities: Array.from({ length: 3000 }, (_, i) => square((i * 37) % 4000, (i * 91) % 4000, { note: `n${Math.sin(i)}` })) };
/** A place far from it, and after it in the file. */
const far = { z: 9, x: 300, y: 300, layers };
const atFar = { center: '-29.8, 31.3', zoom: '10' };
const attribution = '<a href="https://example.org/terms">&copy; The City</a> <img src=x onerror=alert(1)>';

const counts = { n: 0 };
const address = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const name = `city${++counts.n}.pmtiles`;
  await fetch(`/ranged/${name}`, { method: 'PUT', body: bytes });
  return `/ranged/${name}`;
};
const sent = async (count: string): Promise<{ requests: number; bytes: number }> => (await fetch(`/ranged/?count=${count}`)).json();

const world = (): Promise<Uint8Array<ArrayBuffer>> =>
  pmtiles(
    [
      { z: 0, x: 0, y: 0, layers },
      { z: 9, x: 9, y: 9, layers: ballast },
    ],
    { attribution },
  );

async function map(basemap: string, attributes: Record<string, string> = {}): Promise<OpendataMap> {
  const element = document.createElement('opendata-map');
  const all = { loading: 'eager', center: '0, 0', zoom: '1', basemap, ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.srcObject = { table: tableOf({ name: ['A', 'B'], latitude: [60, 61], longitude: [-20, 20] }), dataset: { title: 'Towns' } };
  return settled<OpendataMap>(html`${element}`);
}

const tiles = (element: Element): HTMLCanvasElement[] => all<HTMLCanvasElement>(element, 'canvas.leaflet-tile-loaded');
const drawn = (element: Element): Promise<void> => waitUntil(() => tiles(element).length > 0, 'tiles', { timeout: 8000 });

/** The colour at a share of the tile's width and height. */
function at(element: Element, x: number, y: number): number[] {
  const [tile] = tiles(element);
  return [...tile!.getContext('2d')!.getImageData(Math.round(x * tile!.width), Math.round(y * tile!.height), 1, 1).data];
}

/** Whether the map has the ruled frame of its graticule. */
function isRuled(element: Element): boolean {
  const film = one<HTMLCanvasElement>(element, '.film');
  const edge = film.getContext('2d')!.getImageData(0, 2, film.width, 1).data;
  return edge.every((value, i) => i % 4 < 3 || value > 0);
}

describe('<opendata-map> on a PMTiles file', () => {
  it('draws its shapes by what they are, and those of unknown layers by their geometry', async () => {
    const element = await map(await address(await world()));
    await drawn(element);
    const [red, , blue, alpha] = at(element, 0.5, 0.5);
    expect([alpha, blue! - red! > 20], 'the sea').to.deep.equal([255, true]);
    expect(at(element, 0.1, 0.1)[3], 'an unknown area').to.equal(255);
    expect(at(element, 0.3, 1000 / 4096)[3], 'a road').to.be.above(20);
    expect(at(element, 0.8, 0.8)[3], 'land is the ground').to.equal(0);
  });

  it('asks for parts alone, never for the whole file', async () => {
    const file = await pmtiles([{ z: 9, x: 9, y: 9, layers: ballast }, far], {});
    const element = await map(`${await address(file)}?count=parts`, atFar);
    await drawn(element);
    await waitUntil(async () => (await sent('parts')).requests === 2, 'the beginning, and a tile', { timeout: 8000 });
    await aTimeout(200);
    const { requests, bytes } = await sent('parts');
    expect(file.length).to.be.above(40_000);
    expect(requests).to.equal(2);
    expect(bytes).to.be.below(18_000);
  });

  it('names whom the file names, as text, and writes the names of places', async () => {
    const element = await map(await address(await world()), { lang: 'es', attribution: 'City Hall' });
    await drawn(element);
    await waitUntil(() => one(element, '.attribution').textContent.includes('The City'), 'attribution', { timeout: 8000 });
    const credit = one(element, '.attribution');
    expect(credit.textContent).to.include('City Hall').and.include('© The City');
    expect([...credit.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://example.org/terms']);
    expect(credit.querySelector('img')).to.equal(null);
    const names = one<HTMLCanvasElement>(element, '.names');
    const { data } = names.getContext('2d')!.getImageData(0, 0, names.width, names.height);
    expect(data.some((value) => value > 0)).to.equal(true);
  });

  it('draws its last zoom larger where the reader comes nearer', async () => {
    const element = await map(await address(await pmtiles([{ z: 0, x: 0, y: 0, layers }], {})), { zoom: '4' });
    await drawn(element);
    const [red, , blue, alpha] = at(element, 0.5, 0.5);
    expect([alpha, blue! - red! > 20]).to.deep.equal([255, true]);
  });

  it('follows the page into the dark', async () => {
    document.documentElement.style.colorScheme = 'light dark';
    const element = await map(await address(await world()));
    await drawn(element);
    const [light] = at(element, 0.5, 0.5);
    try {
      await emulateMedia({ colorScheme: 'dark' });
      await waitUntil(() => tiles(element).length > 0 && at(element, 0.5, 0.5)[0]! < light! - 60, 'dark', { timeout: 8000 });
    } finally {
      await emulateMedia({ colorScheme: 'light' });
      document.documentElement.style.colorScheme = '';
    }
  });

  for (const [what, basemap] of [
    ['missing', () => Promise.resolve('/ranged/none.pmtiles')],
    ['no such file', () => address(new TextEncoder().encode('<!doctype html> Not found, but told with a smile'.repeat(9)))],
    ['not sent in parts', async () => `${await address(await world())}?as=whole`],
    ['one of pictures', async () => address((await world()).with(99, 2))],
    ['cut off in its first directory', async () => address((await world()).slice(0, 140))],
    ['another site’s that does not share it', async () => new URL(await address(await world()), 'http://127.0.0.1:' + location.port).href],
  ] as const)
    it(`says so where the file is ${what}, and stands on its graticule`, async () => {
      const element = await map(await basemap());
      await waitUntil(() => all(element, '.notice').some(({ textContent }) => textContent.includes('background')), 'a sentence', {
        timeout: 8000,
      });
      expect(isRuled(element)).to.equal(true);
      element.basemap = 'none';
      await element.updateComplete;
      expect(all(element, '.notice').some(({ textContent }) => textContent.includes('background'))).to.equal(false);
    });

  it('says so where the file ends before a tile, and keeps those that it has', async () => {
    const file = await pmtiles([{ z: 9, x: 9, y: 9, layers: ballast }, far], {});
    const element = await map(await address(file.slice(0, -300)), atFar);
    await waitUntil(() => all(element, '.notice').some(({ textContent }) => textContent.includes('not all of it')), 'a sentence', {
      timeout: 8000,
    });
    expect(one(element, '.sheet')).to.be.instanceOf(HTMLCanvasElement);
  });

  it('stands on its graticule where the file has nothing', async () => {
    const element = await map(await address(await pmtiles([far], {})), { zoom: '10' });
    await waitUntil(() => isRuled(element), 'the ruled frame', { timeout: 8000 });
    expect(all(element, '.notice')).to.have.length(0);
  });

  it('is in the map’s picture, with whom it names', async () => {
    const element = await map(await address(await world()));
    await drawn(element);
    await waitUntil(() => all(element, '.attribution').length > 0, 'attribution', { timeout: 8000 });
    const picture = new DOMParser().parseFromString(await element.toSVG(), 'image/svg+xml');
    expect(picture.documentElement.textContent).to.include('© The City');
    const image = new Image();
    image.src = picture.querySelector('image')!.getAttribute('href')!;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const [red, , blue, alpha] = context.getImageData(image.width / 2, image.height / 2, 1, 1).data;
    expect([alpha, blue! - red! > 20], 'the sea').to.deep.equal([255, true]);
  });

  it('asks for nothing more once it is removed', async () => {
    const file = await world();
    const element = await map(`${await address(file)}?count=gone`);
    element.remove();
    await aTimeout(300);
    const { requests } = await sent('gone');
    await aTimeout(300);
    expect((await sent('gone')).requests).to.equal(requests);
    expect(tiles(element)).to.have.length(0);
  });
});
