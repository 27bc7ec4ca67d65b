/** Reaching a dataset's owner: by its description, else by a question of its own to the portal, else not at all. */
import { expect } from '@open-wc/testing';
import { contactOf } from '../../src/dataset/contact.js';
import { open, type Dataset } from '../../src/data.js';
import { PORTALS, requestsDuring } from '../portals.js';

const { socrata, ckan } = PORTALS;

function silent({ contactPoint: _, ...rest }: Dataset): Dataset {
  return rest;
}

describe('the contact of a dataset', () => {
  it('is what the description says, without a question', async () => {
    const dataset = await open(`${ckan}/dataset/faa-bird-strikes`);
    const requests = await requestsDuring(ckan, async () => expect(await contactOf(dataset)).to.match(/^mailto:\S+@\S+$/));
    expect(requests).to.deep.equal([]);
  });

  it('stands in Socrata’s catalogue where the view says nothing', async () => {
    const dataset = await open(`${socrata}/d/airp-orts`);
    const requests = await requestsDuring(socrata, async () => expect(await contactOf(silent(dataset))).to.match(/^mailto:\S+@\S+$/));
    expect(requests.map((path) => path.split('?')[0])).to.deep.equal(['/api/catalog/v1']);
  });

  it('is missing where nobody knows one, or the portal does not answer', async () => {
    expect(await contactOf(silent(await open(`${ckan}/dataset/us-airports`)))).to.equal(undefined);
    const gone = silent({
      ...(await open(`${socrata}/d/airp-orts`)),
      ref: { portal: 'socrata', endpointURL: socrata, identifier: 'gone-0404' },
    });
    expect(await contactOf(gone)).to.equal(undefined);
  });
});
