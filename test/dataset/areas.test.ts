import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { joined, keyFieldOf, keyOf } from '../../src/dataset/areas.js';
import { tableOf } from '../../src/table.js';

const square = (west: number): Polygon => ({ type: 'Polygon', coordinates: [[[west, 0], [west + 1, 0], [west + 1, 1], [west, 0]]] }); // prettier-ignore

const areas = tableOf({
  name: ['North', 'South', 'Isle', 'Isle'],
  geoid: ['01', '02', '03', '03'],
  geometry: [square(0), square(2), square(4), square(6)],
});

describe('keys', () => {
  it('are one with and without leading zeros, as numbers and as the census writes them', () => {
    expect(new Set(['06', 6, '6.0', ' 6', '0400000US06'].map(keyOf)).size).to.equal(1);
    expect(keyOf('Saint  Kitts ')).to.equal(keyOf('saint kitts'));
    expect(keyOf(null)).to.equal('');
  });

  it('stay apart where their numbers differ', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(keyOf(a) === keyOf(String(b).padStart(12, '0'))).to.equal(a === b);
      }),
    );
  });
});

describe('values on areas', () => {
  it('find the field that has most of the keys', () => {
    expect(keyFieldOf(areas, new Set(['1', '3']))!.name).to.equal('geoid');
    expect(keyFieldOf(areas, new Set(['south']))!.name).to.equal('name');
    expect(keyFieldOf(areas, new Set(['9']))).to.equal(undefined);
  });

  it('make one area of its parts, and tell which values have none', () => {
    const values = tableOf({ tract: [3, 7, 1, null], amount: [30, 70, 10, 5] });
    const { rows, shapes, unmatched, areas: kept } = joined(values, 'tract', areas, 'geoid', 'geometry');
    expect([...kept.column('name')]).to.deep.equal(['North', 'South', 'Isle']);
    expect([...rows]).to.deep.equal([2, -1, 0]);
    expect(unmatched).to.deep.equal([1, 3]);
    expect(shapes[2]).to.deep.include({ type: 'MultiPolygon' });
    expect((shapes[2] as { coordinates: unknown[] }).coordinates).to.have.length(2);
  });

  it('give every value to its area or to none, whatever the keys', () => {
    const keys = fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(keys, keys, (ours, theirs) => {
        const values = tableOf({ key: [...new Set(ours)].map((key) => (key === null ? null : String(key))) });
        const places = tableOf({ code: theirs.map((key) => (key === null ? null : `0${key}`)), geometry: theirs.map((_, i) => square(i)) });
        const { rows, unmatched } = joined(values, 'key', places, 'code', 'geometry');
        const placed = [...rows].filter((row) => row >= 0);
        expect(new Set([...placed, ...unmatched]).size).to.equal(values.length);
        expect(placed.length + unmatched.length).to.equal(values.length);
      }),
    );
  });
});
