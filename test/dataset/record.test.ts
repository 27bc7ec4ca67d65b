/** The address of one record: only where its portal has such addresses, and only that of this record. */
import { expect } from '@open-wc/testing';
import { open, read, type Dataset } from '../../src/data.js';
import { recordOf } from '../../src/dataset/record.js';
import { ogcApi } from '../../src/portals/ogc-api.js';
import { socrata } from '../../src/portals/socrata.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { doorTo } from '../recorded/replay.js';

const dataset = (portal: string, identifier: string, fields: readonly string[]): Dataset => ({
  ref: { portal, endpointURL: 'https://data.example.gov', identifier },
  title: '',
  landingPage: '',
  fields: fields.map((name) => ({ name, title: name, type: 'string' })),
});

describe('the address of a record', () => {
  const view = {
    id: 'abcd-1234',
    rowIdentifierColumnId: 11,
    columns: [
      { id: 10, fieldName: 'status' },
      { id: 11, fieldName: 'case_number' },
    ],
  };
  const cases = dataset('socrata', 'abcd-1234', ['status', 'case_number']);

  it('is made of the row identifier that a Socrata publisher has named', async () => {
    const { get } = doorTo({ '/api/views/abcd-1234.json': { text: JSON.stringify(view) } });
    const row = tableOf({ status: ['open'], case_number: ['24/0007 a'] });
    expect(await socrata.record!(cases, row, get)).to.equal('https://data.example.gov/resource/abcd-1234/24%2F0007%20a.json');
    expect(await socrata.record!(cases, tableOf({ status: ['open'] }), get)).to.equal(undefined);
    expect(await socrata.record!(cases, tableOf({ status: ['open'], case_number: [null] }), get)).to.equal(undefined);
  });

  it('is missing where a Socrata publisher has named none', async () => {
    const { rowIdentifierColumnId: _, ...plain } = view;
    const { get } = doorTo({ '/api/views/abcd-1234.json': { text: JSON.stringify(plain) } });
    expect(await socrata.record!(cases, tableOf({ status: ['open'], case_number: ['7'] }), get)).to.equal(undefined);
  });

  it('is an OGC feature’s own, and never that of another with the same number', async () => {
    const trees = dataset('ogc-api', 'trees', ['id', 'species']);
    const item = JSON.stringify({ type: 'Feature', id: 7, properties: { species: 'Elm' } });
    const { get } = doorTo({ '/collections/trees/items/7': { text: item } });
    const row = (species: string) => tableOf({ id: [7], species: [species] });
    expect(await ogcApi.record!(trees, row('Elm'), get)).to.equal('https://data.example.gov/collections/trees/items/7');
    expect(await ogcApi.record!(trees, row('Lime'), get)).to.equal(undefined);
  });

  it('is a page of an ArcGIS layer', async function () {
    if (!PORTALS.arcgis) return this.skip();
    const birds = await open(`${PORTALS.arcgis}/arcgis/rest/services/birds/FeatureServer/0`);
    const row = await read(birds, { limit: 1, offset: 4, order: [{ by: 'OBJECTID' }] });
    expect(await recordOf(birds, row)).to.equal(`${PORTALS.arcgis}/arcgis/rest/services/birds/FeatureServer/0/5`);
  });

  it('is missing where a portal has no such addresses, or cannot be asked', async () => {
    const strikes = await open(`${PORTALS.ckan}/dataset/faa-bird-strikes`);
    expect(await recordOf(strikes, await read(strikes, { limit: 1 }))).to.equal(undefined);
    const gone: Dataset = { ...strikes, ref: { portal: 'socrata', endpointURL: PORTALS.socrata, identifier: 'gone-0404' } };
    expect(await recordOf(gone, await read(strikes, { limit: 1 }))).to.equal(undefined);
  });
});
