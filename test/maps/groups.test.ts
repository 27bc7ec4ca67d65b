import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { featuresOf } from '../../src/maps/features.js';
import { Grid } from '../../src/maps/grid.js';
import { groupsIn } from '../../src/maps/groups.js';
import { countIn } from '../../src/maps/order.js';
import { tableOf } from '../../src/table.js';

const world = { west: 0, north: 0, scale: 1000, width: 1000, height: 1000 };
const place = fc.record({
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
});

function drawn(places: readonly { latitude: number; longitude: number }[]) {
  const table = tableOf({ latitude: places.map(({ latitude }) => latitude), longitude: places.map(({ longitude }) => longitude) });
  const features = featuresOf(table, { latitude: 'latitude', longitude: 'longitude' });
  return { features, grid: new Grid(features) };
}

describe('groups of places', () => {
  for (const mark of ['cluster', 'density'] as const)
    it(`as ${mark} hold every place in view once`, () => {
      fc.assert(
        fc.property(fc.array(place, { minLength: 1, maxLength: 200 }), (places) => {
          const { features, grid } = drawn(places);
          const groups = groupsIn(features, grid, world, mark).filter(({ copy }) => copy === 0);
          const count = groups.reduce((sum, { group }) => sum + (group?.count ?? 1), 0);
          expect(count).to.equal(features.x.length);
        }),
      );
    });

  it('leave no two discs over each other at their middles', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 100 }), (places) => {
        const { features, grid } = drawn(places);
        const groups = groupsIn(features, grid, world, 'cluster').filter(({ group }) => group);
        for (const a of groups)
          for (const b of groups) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y) * world.scale).to.be.above(a.group!.radius! / 4);
      }),
    );
  });
});

describe('counting what is in view', () => {
  it('counts as a look at each place does', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 100 }), fc.double({ min: 0, max: 0.9, noNaN: true }), (places, west) => {
        const { features, grid } = drawn(places);
        const frame = { west, north: 0.2, scale: 1000, width: 100, height: 500 };
        const seen = [...features.x].filter((x, i) => x >= west && x <= west + 0.1 && features.y[i]! >= 0.2 && features.y[i]! <= 0.7);
        expect(countIn(features, grid, frame)).to.equal(seen.length);
      }),
    );
  });
});
