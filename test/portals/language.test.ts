import { expect } from '@open-wc/testing';
import { languageOf } from '../../src/dataset/language.js';
import { described } from '../../src/portals/arcgis/item.js';
import { datasetOf as ofCkan } from '../../src/portals/ckan/package.js';
import { datasetsOf as ofDcat } from '../../src/portals/dcat/catalogue.js';
import { datasetOf as ofDkan } from '../../src/portals/dkan/datasets.js';
import { datasetOf as ofOpendatasoft } from '../../src/portals/opendatasoft/datasets.js';

const site = 'https://city.example';
const ref = { portal: 'dkan', endpointURL: site, identifier: 'trees' };

describe('the language of a dataset', () => {
  const ways: Readonly<Record<string, string | undefined>> = {
    'the culture of an item of ArcGIS': described({ culture: 'fr-fr' }).language,
    'a member of a CKAN package': ofCkan({ name: 'trees', language: 'FR' }, site).language,
    'a list in a CKAN package': ofCkan({ name: 'trees', language: ['fr'] }, site).language,
    'an extra of a CKAN package': ofCkan({ name: 'trees', extras: [{ key: 'language', value: '["fra"]' }] }, site).language,
    'a list in DKAN': ofDkan({ identifier: 'trees', language: ['fr'] }, ref).language,
    'a word in DCAT': ofDcat([{ '@type': 'dcat:Dataset', identifier: 'trees', language: 'fr' }], site)[0]!.language,
    'a list in DCAT': ofDcat(
      [{ '@type': 'dcat:Dataset', identifier: 'trees', language: [{ '@id': 'http://lexvo.org/id/iso639-3/fra' }] }],
      site,
    )[0]!.language,
    'a template of Opendatasoft': ofOpendatasoft({ dataset_id: 'trees', metas: { default: { language: 'fr' } } }, { endpointURL: site })
      .language,
  };
  for (const [way, said] of Object.entries(ways)) it(`is told by ${way}`, () => expect(languageOf(said)?.slice(0, 2)).to.equal('fr'));

  it('is none where several are named, or none', () => {
    expect(languageOf(ofDkan({ identifier: 'trees', language: ['fr', 'en'] }, ref).language)).to.equal(undefined);
    expect(ofCkan({ name: 'trees', language: [] }, site)).not.to.have.property('language');
  });
});
