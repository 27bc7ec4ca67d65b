/** PMTiles archives: the same tiles as the format's own reader finds, and no promise that bytes do not keep. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PMTiles, zxyToTileId } from 'pmtiles';
import { pmtiles, type TileIn } from '../../demo/pmtiles.js';
import { idOf, openArchive, type ReadPart } from '../../src/formats/pmtiles.js';
import { DatasetError } from '../../src/model.js';

const { signal } = new AbortController();
const tile = (z: number, x: number, y: number): TileIn => ({
  z,
  x,
  y,
  layers: { here: [{ type: 'point', points: [[x, y]], said: { name: `${z}/${x}/${y}` } }] },
});
const pyramid = [0, 1, 2, 3].flatMap((z) =>
  Array.from({ length: 4 ** z }, (_, i) => tile(z, i % 2 ** z, Math.floor(i / 2 ** z))).filter((_, i) => i % 5 !== 3),
);

const partsOf =
  (file: Uint8Array<ArrayBuffer>): ReadPart =>
  (offset, length) =>
    Promise.resolve(file.slice(offset, offset + length).buffer);

const theirs = (file: Uint8Array<ArrayBuffer>): PMTiles =>
  new PMTiles({
    getKey: () => 'file',
    getBytes: (offset, length) => Promise.resolve({ data: file.slice(offset, offset + length).buffer }),
  });

describe('PMTiles', () => {
  it('numbers tiles as the format does', () => {
    const at = fc.integer({ min: 0, max: 24 }).chain((z) => {
      const place = fc.integer({ min: 0, max: 2 ** z - 1 });
      return fc.record({ z: fc.constant(z), x: place, y: place });
    });
    fc.assert(fc.property(at, ({ z, x, y }) => idOf({ z, x, y }) === zxyToTileId(z, x, y)));
  });

  for (const [what, perLeaf] of [
    ['one directory', Infinity],
    ['directories in a directory', 4],
  ] as const)
    it(`finds each tile by ${what}, and nothing where there is none`, async () => {
      const file = await pmtiles(pyramid, { attribution: 'City' }, perLeaf);
      const archive = await openArchive(partsOf(file), signal);
      const reference = theirs(file);
      expect(archive.metadata).to.deep.equal({ attribution: 'City' });
      for (const z of [0, 1, 2, 3, 4])
        for (let i = 0; i < 4 ** z; i++) {
          const [x, y] = [i % 2 ** z, Math.floor(i / 2 ** z)];
          const expected = (await reference.getZxy(z, x, y))?.data;
          const found = await archive.tile({ z, x, y }, signal);
          expect(found && new Uint8Array(found), [z, x, y].join('/')).to.deep.equal(expected && new Uint8Array(expected));
        }
    });

  it('is an error or the very tiles, whatever has happened to the bytes', async () => {
    const whole = await pmtiles(pyramid.slice(0, 9), {}, 4);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, end) => {
        const file = whole.slice(0, end);
        for (const [at, value] of changes) if (at < end) file[at] = value;
        await openArchive(partsOf(file), signal)
          .then((archive) => archive.tile({ z: 1, x: 0, y: 0 }, signal))
          .catch((error: unknown) => expect(error).to.be.instanceOf(Error));
      }),
    );
  });

  it('refuses a file that ends before its tiles, or tells of more than it has', async () => {
    const whole = await pmtiles(pyramid, {}, 4);
    const archive = await openArchive(partsOf(whole.slice(0, -1)), signal);
    const last = await archive.tile({ z: 3, x: 7, y: 0 }, signal).catch((error: unknown) => error);
    expect(last).to.be.instanceOf(DatasetError);
    const endless = whole.slice();
    new DataView(endless.buffer).setBigUint64(32, 2n ** 50n, true);
    expect(await openArchive(partsOf(endless), signal).catch((error: unknown) => error)).to.be.instanceOf(DatasetError);
  });
});
