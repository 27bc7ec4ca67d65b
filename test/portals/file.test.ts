/** Plain files, asked the questions of every portal: all of them are answered in the browser. */
import { expect } from '@open-wc/testing';
import type { Get } from '../../src/data.js';
import { file } from '../../src/portals/file.js';
import { failure } from '../formats/made.js';
import { conforms } from '../conformance/conformance.js';
import { files } from '../conformance/truth.js';

const untyped = 'the feed writes it as a number';

conforms('Files', {
  addresses: files,
  names: { location: 'geometry' },
  lacks: {
    'earthquakes.time': untyped,
    'earthquakes.updated': untyped,
    'earthquakes.tsunami': untyped,
    'earthquakes.longitude': 'it stands in the shape',
    'earthquakes.latitude': 'it stands in the shape',
    'earthquakes.depth': 'it stands in the shape',
  },
});

describe('a file', () => {
  const answers =
    (body: string, type: string): Get =>
    async () =>
      new Response(body, { headers: { 'content-type': type, 'last-modified': 'Wed, 31 Jan 2024 12:00:00 GMT' } });

  it('is named without being fetched where it cannot be read', async () => {
    const url = new URL('https://example.org/parcels.gpkg');
    const never: Get = () => Promise.reject(new Error('It was fetched'));
    const error = await failure(file.describe(file.match(url)!, never));
    expect([error.code, error.url]).to.deep.equal(['unsupported', url.href]);
    expect(error.message).to.equal('This is a GeoPackage: a browser cannot read it as data, but it can be linked for download.');
  });

  it('is recognised by its media type, or by bytes that can be nothing else', async () => {
    const url = new URL('https://example.org/download/5');
    expect(await file.recognise!(url, answers('a\n1', 'text/csv'))).to.deep.equal({
      portal: 'file',
      endpointURL: url.href,
      identifier: url.href,
    });
    expect((await file.recognise!(url, answers('PK\x03\x04', 'application/octet-stream')))?.portal).to.equal('file');
    expect(await file.recognise!(url, answers('<!doctype html>', 'text/html'))).to.equal(undefined);
  });

  it('is titled by its name and as old as its server says', async () => {
    const url = new URL('https://example.org/street-trees_2024.csv');
    const { title, modified, distributions, landingPage } = await file.describe(
      file.match(url)!,
      answers('a\n1', 'text/csv; charset=utf-8'),
    );
    expect([title, modified?.toISOString(), landingPage]).to.deep.equal(['street trees 2024', '2024-01-31T12:00:00.000Z', url.href]);
    expect(distributions).to.deep.equal([{ title: 'street-trees_2024.csv', downloadURL: url.href, mediaType: 'text/csv' }]);
  });
});
