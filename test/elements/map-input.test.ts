/** Maps of files whose coordinates are broken, swapped, in another projection or nowhere: what is drawn, and what is said. */
import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-map.js';
import type { OpendataMap } from '../../src/elements/opendata-map.js';
import { tableOf } from '../../src/table.js';
import { hostile } from '../formats/hostile.js';
import { all, settled, textOf } from './settled.js';

const notices = (element: Element): string[] => all(element, '.notice').map(({ textContent }) => textContent.trim());
const inView = async (element: OpendataMap): Promise<number> => {
  const ground = all(element, '.ground')[0];
  if (!ground) return 0;
  ground.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
  await element.updateComplete;
  return Number(/of (\d+) in view/.exec(all(element, '[role=status]')[0]!.textContent)?.[1] ?? 0);
};

async function says(element: OpendataMap, sentence: RegExp | ''): Promise<void> {
  if (!sentence) return expect(notices(element)).to.deep.equal([]) as unknown as void;
  await waitUntil(() => notices(element).some((notice) => sentence.test(notice)), `says ${String(sentence)}`, { timeout: 5000 });
}

describe('<opendata-map> of a hostile file', () => {
  const expected: Record<string, { readonly seen: number; readonly says: RegExp | '' }> = {
    'swapped-latlon': { seen: 20, says: /^Latitude and longitude seem to be swapped/ },
    'some-swapped': { seen: 16, says: /^4 places lie far from all others, where they would not if/ },
    'null-island': { seen: 1, says: /^2 rows have no place/ },
    'web-mercator': { seen: 0, says: /^2 rows have coordinates that are not degrees/ },
    'state-plane-feet': { seen: 0, says: /^1 row has coordinates that are not degrees/ },
    'crs-member-old': { seen: 1, says: '' },
    'out-of-range': { seen: 1, says: /^1 row has coordinates that are not degrees/ },
    'nan-strings': { seen: 1, says: /has no place|have no place/ },
    'array-of-features': { seen: 1, says: '' },
    'null-geometry': { seen: 1, says: /^2 rows have no place/ },
    'all-null-geometry': { seen: 0, says: /^None of the 2 rows has a place/ },
    'bare-geometry': { seen: 1, says: '' },
    'bare-feature': { seen: 1, says: '' },
    'antimeridian-line': { seen: 1, says: '' },
    'antimeridian-aleutians': { seen: 2, says: '' },
    pole: { seen: 2, says: '' },
    'unclosed-ring': { seen: 1, says: '' },
    'two-point-ring': { seen: 0, says: /has a place|has no place|no place to draw/ },
    'empty-ring': { seen: 0, says: /no place to draw/ },
    'empty-polygon': { seen: 0, says: /no place to draw/ },
    bowtie: { seen: 1, says: '' },
    'hole-outside': { seen: 1, says: '' },
    'clockwise-exterior': { seen: 1, says: '' },
    'duplicate-vertices': { seen: 1, says: '' },
    'nested-collection': { seen: 1, says: '' },
    'z-and-m': { seen: 1, says: '' },
    'duplicate-ids': { seen: 2, says: '' },
    'stacked-points': { seen: 500, says: '' },
    'huge-properties': { seen: 1, says: '' },
    'xss-properties': { seen: 1, says: '' },
    'proto-properties': { seen: 1, says: '' },
    'properties-null': { seen: 1, says: '' },
    'unknown-geometry': { seen: 0, says: /no place to draw/ },
    'deep-nesting': { seen: 0, says: /no place to draw/ },
  };
  for (const [name, { seen, says: sentence }] of Object.entries(expected)) {
    it(`draws of ${name} what is a place and says the rest`, async function () {
      const path = `geojson/semantic/${name}.geojson`;
      const response = await hostile(this, path);
      const element = await settled<OpendataMap>(html`<opendata-map loading="eager" src=${response.url}></opendata-map>`);
      await says(element, sentence);
      expect(await inView(element)).to.equal(seen);
      if (seen === 0) expect(all(element, 'tbody tr').length, 'its rows in place of a map').to.be.above(0);
    });
  }

  for (const name of ['missing-features', 'features-null', 'topojson', 'type-case', 'esri-json']) {
    it(`says of ${name} that it cannot be read`, async function () {
      const response = await hostile(this, `geojson/semantic/${name}.geojson`);
      const element = await settled<OpendataMap>(html`<opendata-map loading="eager" src=${response.url}></opendata-map>`);
      expect(element.getAttribute('data-state')).to.equal('error');
    });
  }
});

describe('<opendata-map> of every hostile file', () => {
  it('shows a map, its rows, that there are none, or an error, and no word of a machine', async function () {
    const listing = await fetch('/hostile/');
    const files = listing.ok ? ((await listing.json()) as string[]).filter((file) => /^geojson\/.*\.geojson$/.test(file)) : [];
    if (!files.length) this.skip();
    const states: Record<string, string | null> = {};
    for (const file of files) {
      const element = await settled<OpendataMap>(html`<opendata-map loading="eager" list src=${`/hostile/${file}`}></opendata-map>`);
      states[file] = element.getAttribute('data-state');
      expect(textOf(element), file).not.to.match(/\bNaN\b|undefined|Invalid Date|\[object |Infinity/);
      expect(textOf(element), file).to.match(/\w{3}/);
      element.remove();
    }
    expect(Object.entries(states).filter(([, state]) => !/^(ready|empty|error)/.test(String(state)))).to.deep.equal([]);
    expect(states['geojson/semantic/empty-fc.geojson']).to.equal('empty');
    expect(files.length).to.be.above(60);
  }).timeout(120_000);
});

describe('<opendata-map> of rows with wrong coordinates', () => {
  const shown = (columns: Parameters<typeof tableOf>[0]) => {
    const element = Object.assign(document.createElement('opendata-map'), {
      loading: 'eager',
      srcObject: { table: tableOf(columns), dataset: { title: 'Trees' } },
    });
    element.setAttribute('loading', 'eager');
    return settled<OpendataMap>(html`${element}`);
  };
  const city = Array.from({ length: 40 }, (_, i) => ({ latitude: 41.7 + (i % 8) / 100, longitude: -72.7 + Math.floor(i / 8) / 100 }));
  const columnsOf = (rows: readonly { latitude: number; longitude: number }[]) => ({
    name: rows.map((_, i) => `Tree ${i}`),
    latitude: Float64Array.from(rows, ({ latitude }) => latitude),
    longitude: Float64Array.from(rows, ({ longitude }) => longitude),
  });

  it('looks at the city and not at the world where one row lies on another continent, and shows all on demand', async () => {
    const element = await shown(columnsOf([...city, { latitude: -33.9, longitude: 18.4 }]));
    await says(element, /^1 place lies far from all others\. “Show all places” shows it too\.$/);
    expect(await inView(element)).to.equal(40);
    all(element, 'button[aria-label="Show all places"]')[0]!.click();
    await waitUntil(() => all(element, '[role=status]')[0]!.textContent.includes('41 of 41'), 'all are in view');
  });

  it('doubts no places that are spread, and none that are two towns', async () => {
    const spread = Array.from({ length: 40 }, (_, i) => ({ latitude: 25 + (i % 8) * 3, longitude: -120 + Math.floor(i / 8) * 10 }));
    const away = city.slice(0, 8).map(({ latitude, longitude }) => ({ latitude: latitude - 6, longitude: longitude + 30 }));
    const swarm = Array.from({ length: 300 }, (_, i) => ({ latitude: 36 + (i % 20) / 5, longitude: -120 + Math.floor(i / 20) / 3 }));
    const world = Array.from({ length: 12 }, (_, i) => ({ latitude: (i - 6) * 9, longitude: 175 - i * 6 }));
    for (const rows of [[...spread, { latitude: 21, longitude: -157 }], [...city, ...away], [...swarm, ...world], city.slice(0, 3)]) {
      const element = await shown(columnsOf(rows));
      await says(element, '');
      expect(await inView(element)).to.equal(rows.length);
    }
  });

  it('says of swapped coordinates off the Earth what they may be, and shows the rows', async () => {
    const element = await shown(columnsOf(city.map(({ latitude, longitude }) => ({ latitude: longitude - 50, longitude: latitude }))));
    await says(element, /^40 rows have coordinates that would be on Earth if latitude and longitude were swapped\.$/);
    expect(all(element, 'tbody tr')).to.have.length(40);
    await expect(element).to.be.accessible();
  });

  it('draws an area of a million vertices, and finds it', async () => {
    const ring = Array.from({ length: 1_000_000 }, (_, i) => {
      const angle = (i / 1_000_000) * 2 * Math.PI;
      const radius = 5 + Math.sin(angle * 40);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const started = performance.now();
    const element = await shown({ name: ['Coast'], shape: [{ type: 'Polygon', coordinates: [[...ring, ring[0]]] }] });
    expect(await inView(element)).to.equal(1);
    expect(performance.now() - started, 'milliseconds').to.be.below(8000);
  }).timeout(20_000);
});
