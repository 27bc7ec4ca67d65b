/** Every recorded DCAT-US catalogue becomes its datasets, however loosely it is written, and each leads to a file or says why not. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type Get } from '../../src/data.js';
import { dcat } from '../../src/portals/dcat.js';
import { sourcesOf } from './replay.js';

type Raw = Readonly<Record<string, unknown>>;

const site = 'https://city.example';
const texts = new Map<string, string>();
const files = [
  'dcat/dcat-us-1.1.bad-missing-fields.json',
  'dcat/dcat-us-1.1.collection.json',
  'dcat/dcat-us-1.1.geospatial.json',
  'dcat/dcat-us-1.1.many-resources.json',
  'dcat/dcat-us-1.1.null-spatial.json',
  'dcat/dcat-us-3.0.catalog.jsonld',
  'dcat/dcat-us-3.0.example1.json',
  'socrata/data-json/ny.data.json',
];
for (const file of files) {
  const response = await fetch(`/recorded/${file}`);
  if (response.ok) texts.set(file, await response.text());
}

const addressOf = (file: string): string => `${site}/${file}/data.json`;
const get: Get = async ({ pathname }) => {
  const text = texts.get(pathname.slice(1).replace(/\/data\.json$/, ''));
  return text ? new Response(text) : new Response('', { status: 404 });
};
const listed = async (file: string): Promise<readonly Dataset[]> => {
  const { datasets, total } = await dcat.list!(new URL(addressOf(file)), { limit: 1000 }, get);
  expect(total).to.equal(datasets.length);
  return datasets;
};

/** The datasets in a catalogue as it is written, or the one that stands alone. */
function rawIn(file: string): readonly Raw[] {
  const body = JSON.parse(texts.get(file)!) as Raw;
  const nodes = (body['@graph'] as Raw[] | undefined)?.filter((node) => node['@type'] === 'dcat:Dataset');
  return nodes ?? (body['dataset'] as Raw[] | undefined) ?? [body];
}

const known = (raw: Raw): unknown => raw['identifier'] ?? raw['@id'];

describe('recorded catalogues of dcat', () => {
  let ran = 0;

  it('are all of them', async function () {
    const sources = await sourcesOf('dcat');
    if (!sources) return this.skip();
    expect(files.flatMap((file) => (file.startsWith('dcat/') ? file.slice('dcat/'.length) : [])).sort()).to.deep.equal(sources.sort());
  });

  for (const file of files) {
    if (!texts.has(file)) {
      it.skip(`${file}: RECORDED_ANSWERS names the folder where it lies`);
      continue;
    }
    it(file, async () => {
      const raw = rawIn(file).filter(known);
      const datasets = await listed(file);
      expect(datasets.map(({ ref, title, description }) => [ref.identifier, title, description])).to.deep.equal(
        raw.map((dataset) => [known(dataset), String(dataset['title']).trim(), (dataset['description'] as string | undefined)?.trim()]),
      );
      for (const [at, dataset] of datasets.entries()) {
        expectDescription(dataset, raw[at]!);
        await expectNoRows(dataset);
      }
      ran++;
    });
  }
  after(() => texts.size && console.log(`${ran} of ${texts.size} recorded catalogues of dcat decode.`));

  function expectDescription(dataset: Dataset, raw: Raw): void {
    const publisher = raw['publisher'] as Raw | string | undefined;
    if (typeof publisher === 'object') expect(dataset.publisher).to.equal((publisher['name'] as string).trim());
    if (publisher === 'https://census.gov') expect(dataset.publisher).to.equal('US Census Bureau');
    const contact = raw['contactPoint'] as Raw | undefined;
    expect(dataset.contactPoint).to.equal(contact?.['hasEmail']);
    expect(dataset.keywords).to.deep.equal((raw['keyword'] as string[] | undefined)?.map((word) => word.trim()) ?? []);
    expect(dataset.license?.title).to.equal(raw['license'] ?? dataset.license?.title);
    const links = ((raw['distribution'] ?? []) as Raw[]).map((link) => link['downloadURL'] ?? link['accessURL']);
    expect(dataset.distributions!.map(({ downloadURL }) => downloadURL)).to.deep.equal(links);
    if (/^\d{4}(-\d\d-\d\d.*Z?)?$/.test(String(raw['modified']))) expect(dataset.modified).to.be.instanceOf(Date);
    if (typeof raw['spatial'] === 'string') expect(dataset.spatial).to.equal(raw['spatial']);
    if (raw['spatial'] === null) expect(dataset.spatial).to.equal(undefined);
  }

  /** The files were not recorded: those that could be read are missing, and where none could, that is said. */
  async function expectNoRows({ ref, distributions }: Dataset): Promise<void> {
    const readable = distributions!.some(({ downloadURL, mediaType }) =>
      /csv|json|kml|kmz|zip|excel|sheet|xlsx|\bxls\b/i.test(`${mediaType ?? ''} ${downloadURL.split('.').pop()!}`),
    );
    const outcome: unknown = await dcat
      .describe(ref, get)
      .then((dataset) => dcat.read(dataset, {}, get))
      .catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(DatasetError);
    if (!readable) expect((outcome as DatasetError).code).to.equal('unsupported');
    else expect((outcome as DatasetError).code).to.be.oneOf(['not-found', 'unsupported']);
  }
});

describe('what the catalogues of version 3 say in other words', () => {
  before(function () {
    if (!texts.size) this.skip();
  });

  it('literals with a type, places and themes by their names, licences', async () => {
    const [dataset] = await listed('dcat/dcat-us-3.0.example1.json');
    expect([dataset!.issued?.toISOString(), dataset!.spatial, dataset!.theme, dataset!.accrualPeriodicity]).to.deep.equal([
      '2002-01-01T00:00:00.000Z',
      'United States',
      ['Geospatial'],
      'weekly',
    ]);
    expect(dataset!.license!.href).to.equal('https://creativecommons.org/publicdomain/zero/1.0/');
  });
});
