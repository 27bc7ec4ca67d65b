import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseXml, visitXml, within, type XmlElement } from '../../src/formats/xml.js';
import { DatasetError } from '../../src/model.js';

const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;', é: '&#xE9;' };
const escaped = (text: string) => text.replace(/[<>&"'é]/g, (sign) => entities[sign]!);

describe('parseXml', () => {
  it('reads elements, attributes, texts and CDATA, and drops prefixes', () => {
    const root = parseXml(
      `<?xml version="1.0"?><!-- a > b --><k:kml xmlns:k="x"><a b='1 > 0' c = "&lt;&#65;&#x42;"/>t<![CDATA[<raw> &amp;]]></k:kml>`,
    );
    expect(root.name).to.equal('kml');
    expect({ ...root.children[0]!.attributes }).to.deep.equal({ b: '1 > 0', c: '<AB' });
    expect(root.text).to.equal('t<raw> &amp;');
  });

  it('fills in no entities of a document type', () => {
    const root = parseXml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]><a>&x;&y;&amp;</a>');
    expect(root.text).to.equal('&x;&y;&');
  });

  it('refuses what is not well-formed', () => {
    for (const text of [
      '',
      'text',
      '<a>',
      '<a></b>',
      '</a>',
      '<a b="',
      '<a><!-- ',
      '<a><![CDATA[',
      '<a></a></a>',
      '< a/>',
      '<!DOCTYPE a [',
    ])
      expect(() => parseXml(text), text).to.throw(DatasetError, /damaged/);
  });

  it('names elements after members of objects safely', () => {
    const root = parseXml('<constructor __proto__="1" toString="2"/>');
    expect(Object.keys(root.attributes)).to.deep.equal(['__proto__', 'toString']);
    expect(({} as { a?: unknown }).a).to.equal(undefined);
  });

  it('goes as deep as a document does', () => {
    const root = parseXml('<a>'.repeat(100_000) + '</a>'.repeat(100_000));
    expect([...within(root, 'a')].length).to.equal(99_999);
  });

  it('takes no time over hostile texts', () => {
    const start = performance.now();
    for (const text of [
      `<a ${'b="'.repeat(100_000)}`,
      `<${'a'.repeat(500_000)}`,
      `<a ${'x '.repeat(200_000)}/>`,
      '<!-'.repeat(100_000),
      '&'.repeat(200_000),
    ]) {
      try {
        parseXml(`<r>${text}</r>`);
      } catch (error) {
        expect(error).to.be.instanceOf(DatasetError);
      }
    }
    expect(performance.now() - start).to.be.below(5000);
  });

  it('reads back whatever is written', () => {
    const name = fc.constantFrom('a', 'Placemark', 'x1', 'ns:b');
    const text = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", 'é', ' ', ']', '=', '/', '\n') });
    type Written = { name: string; attribute: string; text: string; children: Written[] };
    const node = (children: fc.Arbitrary<Written[]>) => fc.record({ name, attribute: text, text, children }, { noNullPrototype: true });
    const leaf = node(fc.constant([]));
    const element = node(fc.array(node(fc.array(leaf, { maxLength: 3 })), { maxLength: 3 }));
    const written = (one: Written): string =>
      `<${one.name} v="${escaped(one.attribute)}">${escaped(one.text)}${one.children.map(written).join('')}</${one.name}>`;
    const same = (one: Written, read: XmlElement): void => {
      expect(read.name).to.equal(one.name.replace('ns:', ''));
      expect(read.attributes['v']).to.equal(one.attribute);
      expect(read.text).to.equal(one.text);
      expect(read.children.length).to.equal(one.children.length);
      one.children.forEach((child, index) => same(child, read.children[index]!));
    };
    fc.assert(fc.property(element, (one) => same(one, parseXml(written(one)))));
  });

  it('agrees with the browser on what it reads, and never throws anything but a DatasetError', () => {
    const piece = fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', 'text', '&amp;', '<!-- c -->', '<![CDATA[d]]>', '<?p?>');
    const count = (element: Element): number => 1 + [...element.children].reduce((sum, child) => sum + count(child), 0);
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = `<r>${pieces.join('')}</r>`;
        const page = new DOMParser().parseFromString(text, 'application/xml');
        const good = !page.querySelector('parsererror');
        let [opened, letters] = [0, ''];
        try {
          visitXml(text, { open: () => opened++, text: (part) => (letters += part), close: () => undefined });
        } catch (error) {
          expect(error).to.be.instanceOf(DatasetError);
          expect(good, text).to.equal(false);
          return;
        }
        expect([good, opened, letters], text).to.deep.equal([true, count(page.documentElement), page.documentElement.textContent]);
      }),
    );
  });
});
