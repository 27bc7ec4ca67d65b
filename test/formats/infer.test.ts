import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { inferColumn } from '../../src/formats/infer.js';
import { dateShape } from '../../src/formats/value.js';

const part = fc.constantFrom('2024', '0001', '1', '01', '12', '13', '29', '31', '60', '23', '24');
const mark = fc.constantFrom('-', '/', ':', 'T', ' ', 'Z', '+', '.', ' AM', ' PM', '\u00A0', '');
const scrap = fc.array(fc.tuple(part, mark), { minLength: 1, maxLength: 8 }).map((parts) => parts.flat().join(''));
const good = fc.constantFrom(
  '2024-01-31',
  '2024-01-31T10:00:00',
  '2024-01-31T10:00:00.123456789',
  '2024-01-31T10:00:00+05:30',
  '2024-01-31 9:05Z',
  '2024/01/31',
  '1/2/2024',
  '1/2/2024 9:05:09 AM',
  '2024-02-30',
  ' 2024-01-31 ',
  '2024-01',
);

describe('a column of texts', () => {
  it('has the dates that each text has alone, and is of texts where one has none of the shape', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(good, scrap, fc.constant(' ')), { minLength: 1, maxLength: 4 }), (texts) => {
        const read = texts.filter((text) => text.trim() !== '').map((text) => dateShape(text.trim()));
        const alike = read.length > 0 && read.every((date) => date && date.shape === read[0]!.shape);
        const [type, column] = inferColumn(texts);
        expect(type === 'date' || type === 'datetime', texts.join('|')).to.equal(alike);
        if (alike)
          expect(Array.from(column as Float64Array)).to.deep.equal(
            texts.map((text) => dateShape(text.trim())?.value ?? NaN),
            texts.join('|'),
          );
      }),
      { numRuns: 5000 },
    );
  });
});
