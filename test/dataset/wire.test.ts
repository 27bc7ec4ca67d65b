/** How much goes over the wire, by the portals' own counters: grouped there, a chart over ten thousand rows is a few kilobytes. */
import { expect } from '@open-wc/testing';
import { open, read, type Query } from '../../src/data.js';
import { PORTALS, bytesOf, requestsDuring } from '../portals.js';

const address = { Socrata: `${PORTALS.socrata}/d/bird-stri`, CKAN: `${PORTALS.ckan}/dataset/faa-bird-strikes` };

/** Over all ten thousand rows; the text is this test's own, so that what it asks is counted apart from what others ask. */
const where = { op: '<>', field: 'Airport Name', value: 'wire' } as const;
const extent: Query = {
  where,
  select: [
    { name: 'from', field: 'Flight Date', aggregate: 'min' },
    { name: 'to', field: 'Flight Date', aggregate: 'max' },
  ],
};
const monthly: Query = {
  where,
  select: [
    { name: 'month', field: 'Flight Date', unit: 'month' },
    { name: 'count', aggregate: 'count' },
  ],
  order: [{ by: 'month' }],
};

async function bytesDuring(origin: string, work: () => Promise<void>): Promise<number> {
  const requests = await requestsDuring(origin, work);
  expect(requests.length).to.be.above(1);
  return bytesOf(origin, requests);
}

for (const [portal, page] of Object.entries(address)) {
  describe(`over the wire from ${portal}`, () => {
    const { origin } = new URL(page);

    it('a monthly chart of 10,000 rows takes less than 10 kB', async () => {
      const bytes = await bytesDuring(origin, async () => {
        const dataset = await open(page, { fresh: true });
        const [span, months] = [await read(dataset, extent, { fresh: true }), await read(dataset, monthly, { fresh: true })];
        const counts = months.column('count') as Float64Array;
        expect([span.length, counts.reduce((sum, count) => sum + count)]).to.deep.equal([1, 10_000]);
      });
      console.log(`${portal}: ${bytes.toFixed(0)} bytes for the description, extent and months of a chart over 10,000 rows`);
      expect(bytes).to.be.within(500, 10_000);
    });

    it('the first page of a table takes less than 50 kB', async () => {
      const bytes = await bytesDuring(origin, async () => {
        const dataset = await open(page, { fresh: true });
        const rows = await read(dataset, { where, limit: 25 }, { fresh: true });
        expect([rows.length, rows.total, rows.fields.length >= 14]).to.deep.equal([25, 10_000, true]);
      });
      console.log(`${portal}: ${bytes.toFixed(0)} bytes for a table's description and first 25 of 10,000 rows`);
      expect(bytes).to.be.within(500, 50_000);
    });
  });
}
