import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { JsonRows } from '../../src/formats/json-rows.js';
import { jsonOf, readNdjson, tableOfJson } from '../../src/formats/json.js';
import { unpacked } from '../../src/formats/packed.js';
import type { Table } from '../../src/model.js';
import { cell } from '../../src/table.js';
import { atOnce } from '../../src/transport/pace.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const whole = ({ fields, length, column }: Table) => [
  length,
  fields.map((field) => [field, Array.from({ length }, (_, row) => cell(column(field.name), row))]),
];

/** Read in parts of so many bytes; undefined where it does not fit. */
function scanned(bytes: Uint8Array, size = bytes.length, lines = false): Table | undefined {
  const reader = new JsonRows(lines);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.slice(at, at + size));
  const read = atOnce(reader.end());
  return 'fields' in read ? unpacked(read) : undefined;
}

/** Holds it against the plainest way to read it, and tells whether it fitted. */
function expectSame(text: string, size?: number, lines = false): boolean {
  const found = scanned(bytesOf(text), size, lines);
  if (found) expect(whole(found), text).to.deep.equal(whole(lines ? readNdjson(text) : tableOfJson(jsonOf(text.replace(/^\uFEFF/, '')))));
  return found !== undefined;
}

const texts = [
  '',
  ' ',
  'a',
  'é',
  '日本',
  '😀',
  'a"b',
  'a\\b',
  'a\nb',
  '\u0000',
  '\ud800',
  'a]},{b',
  '12.50',
  '007',
  '2024-01-31',
  'true',
  'x',
];
const numbers = ['0', '-0', '1', '-12', '0.5', '12.25', '1e3', '1E-7', '1e400', '123456789012345678', '37.767315651150426', '0.1'];
const value = fc.oneof(
  { arbitrary: fc.constantFrom(...numbers), weight: 4 },
  { arbitrary: fc.constantFrom(...texts).map((text) => JSON.stringify(text)), weight: 4 },
  fc.constantFrom('null', 'true', 'false', '{"type":"Point","coordinates":[1,2]}', '[1,"]"]', '{}', '"\\u00e9\\/"', '"\\ud83d\\ude00"'),
);
/** Kinds of columns: most values of one are alike. */
const kind = fc.oneof(
  fc.constant(fc.constantFrom(...numbers)),
  fc.constant(fc.constantFrom(...numbers, 'null', '""')),
  fc.constant(fc.constantFrom(...texts.map((text) => JSON.stringify(text)), 'null')),
  fc.constant(fc.constantFrom('"2024-01-31"', '"1999-12-31"', '""', 'null')),
  fc.constant(fc.constantFrom('"12.5"', '"-3"', '"0"', '""')),
  fc.constant(fc.constantFrom('true', 'false', 'null')),
  fc.constant(fc.constantFrom('{"latitude":"1","longitude":"2"}', 'null')),
  fc.constant(value),
);
const key = fc.constantFrom('a', 'b', 'c d', 'é', 'x"y', 'constructor', '__proto__', 'type', '7', '').map((name) => JSON.stringify(name));
const gap = fc.constantFrom('', '', '', ' ', '\n', '\r\n\t ');
const object = (columns: readonly (readonly [string, fc.Arbitrary<string>])[], space: fc.Arbitrary<string>) =>
  fc.tuple(...columns.map(([name, cells]) => fc.tuple(fc.constant(name), cells, space, space, fc.boolean()))).map((members) => {
    const there = members.filter(([, , , , left], index) => !left || index % 2 === 0);
    return `{${there.map(([name, cell, before, after]) => `${before}${name}${after}:${before}${cell}${after}`).join(',')}}`;
  });
const columnsOf = fc.array(fc.tuple(key, kind), { minLength: 1, maxLength: 5 });
const list = fc
  .tuple(columnsOf, gap)
  .chain(([columns, space]) =>
    fc.array(object(columns, fc.constantFrom('', space)), { maxLength: 12 }).map((rows) => [rows, space] as const),
  );

describe('a list of JSON objects read from bytes', () => {
  it('gives what JSON.parse gives, wherever its parts are cut', () => {
    let fitted = 0;
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 40 }), fc.constantFrom('', '\uFEFF', '\n '), ([rows, space], size, before) => {
        fitted += Number(expectSame(`${before}[${space}${rows.join(`${space},${space}`)}${space}]${space}`, size));
      }),
      { numRuns: 3000 },
    );
    expect(fitted).to.be.greaterThan(500);
  });

  it('fails where JSON.parse fails, with what it says', () => {
    const broken = fc.tuple(list, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '\\', '0', 'x', '{', '\t', '\u0001', ':'), fc.nat(3));
    fc.assert(
      fc.property(broken, fc.integer({ min: 1, max: 40 }), ([[rows, space], place, sign, gone], size) => {
        const text = `[${rows.join(`,${space}`)}]`;
        const at = place % text.length;
        const changed = text.slice(0, at) + sign + text.slice(at + gone);
        try {
          JSON.parse(changed);
        } catch {
          expect(scanned(bytesOf(changed), size), changed).to.equal(undefined);
          return;
        }
        if (/^\[\s*\{/.test(changed)) expectSame(changed, size);
      }),
      { numRuns: 3000 },
    );
  });

  it('on lines of their own gives what each line gives', () => {
    let fitted = 0;
    fc.assert(
      fc.property(
        fc
          .tuple(columnsOf, fc.constantFrom('', ' ', '\t', '\n'))
          .chain(([columns, space]) => fc.array(object(columns, fc.constantFrom('', space)), { maxLength: 12 })),
        fc.constantFrom('\n', '\r\n', '\n\n', '\n\x1e', ' ', ','),
        fc.integer({ min: 1, max: 40 }),
        (rows, end, size) => {
          const text = rows.join(end);
          let readable = true;
          try {
            readNdjson(text);
          } catch {
            readable = false;
          }
          if (readable) fitted += Number(expectSame(text, size, true));
          else expect(scanned(bytesOf(text), size, true), text).to.equal(undefined);
        },
      ),
      { numRuns: 2000 },
    );
    expect(fitted).to.be.greaterThan(100);
  });

  it('is left to the plainest way where it is no such list', () => {
    const others = [
      '[]',
      '[1]',
      '[{"a":1},2]',
      '{"data":[{"a":1}]}',
      '',
      '[{"a":1}',
      '[{"type":"Feature","geometry":null,"properties":{}}]',
    ];
    for (const text of others) expect(scanned(bytesOf(text)), text).to.equal(undefined);
    for (const text of ['[{"a":1,"a":2}]', '[{"a":1},{"7":2}]', '[{"a":1},{"a":"b"}]', '[{"a":"\\ud800"}]'])
      expect(scanned(bytesOf(text)), text).to.equal(undefined);
    expect(scanned(Uint8Array.of(...bytesOf('[{"a":"'), 0xe9, ...bytesOf('"}]')))).to.equal(undefined);
    expect('fields' in atOnce(new JsonRows(true).end())).to.equal(false);
  });
});
