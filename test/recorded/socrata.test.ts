/** Every recorded answer of a Socrata portal becomes the right table, the right description or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type ErrorCode, type FieldType } from '../../src/data.js';
import { file } from '../../src/portals/file.js';
import { socrata } from '../../src/portals/socrata.js';
import { addressOf, doorTo, recordingsOf, replayed, type Recorded } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

const recordings = await recordingsOf('socrata');

/** The recorded descriptions by their datasets' ids. */
const views = new Map(
  recordings.filter(({ kind }) => kind === 'metadata').map(({ text }) => [String((JSON.parse(text) as Raw)['id']), text]),
);

const site = 'https://portal.example';
const idIn = ({ request }: Recorded): string => /[a-z0-9]{4}-[a-z0-9]{4}/.exec(request.url)?.[0] ?? 'abcd-1234';

/** By way of a query address, with the dataset's own description where that was recorded too. Whatever was asked then must be asked again. */
async function rows(recorded: Recorded): Promise<void> {
  const address = addressOf(recorded);
  const then = address?.pathname.startsWith('/resource/') && address.search ? address : undefined;
  const made = recorded.kind === 'rows' ? '$limit=50000' : '$query=SELECT * LIMIT 50000';
  const ref = socrata.match(then ?? new URL(`${address?.origin ?? site}/resource/${idIn(recorded)}.json?${made}`))!;
  const view = views.get(ref.identifier);
  const { get, asked } = doorTo({
    [`/resource/${ref.identifier}.json`]: recorded,
    [`/api/views/${ref.identifier}.json`]: view ? { text: view } : undefined,
  });
  const dataset = await socrata.describe(ref, get);
  expectTable(await socrata.read(dataset, {}, get), JSON.parse(recorded.text) as Raw[], /^:/);
  const question = asked.find(({ pathname }) => pathname.startsWith('/resource/'))!.searchParams;
  for (const [name, value] of then?.searchParams ?? []) expect(question.get(name)).to.equal(value);
}

const types: Readonly<Record<string, FieldType>> = {
  number: 'number',
  money: 'number',
  percent: 'number',
  stars: 'number',
  calendar_date: 'datetime',
  date: 'datetime',
  checkbox: 'boolean',
  url: 'url',
  location: 'geometry',
  point: 'geometry',
  multipolygon: 'geometry',
};

/** One description, or a collection of them by id; a map's rows stand in another dataset, which was not recorded. */
async function metadata({ text }: Recorded): Promise<void> {
  const body = JSON.parse(text) as Raw;
  const several = body['id'] ? [body] : (Object.values(body) as Raw[]);
  for (const view of several) {
    const { get, asked } = doorTo({ [`/api/views/${String(view['id'])}.json`]: { text: JSON.stringify(view) } });
    expectDescription(await socrata.describe({ portal: 'socrata', endpointURL: site, identifier: String(view['id']) }, get), view);
    const children = (view['childViews'] ?? []) as string[];
    expect(asked.slice(1).map(({ pathname }) => pathname)).to.deep.equal(children.slice(0, 1).map((id) => `/api/views/${id}.json`));
  }
}

function expectDescription(dataset: Dataset, view: Raw): void {
  const columns = ((view['columns'] ?? []) as Raw[]).filter(
    ({ flags, fieldName }) => !(flags as string[] | undefined)?.includes('hidden') && !String(fieldName).startsWith(':'),
  );
  expect(dataset.fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal(
    columns.map(({ fieldName, name, dataTypeName }) => [fieldName, String(name).trim(), types[String(dataTypeName)] ?? 'string']),
  );
  const { ref, title, landingPage, description, publisher, license, issued, modified, keywords, distributions } = dataset;
  expect([ref.identifier, title, landingPage]).to.deep.equal([view['id'], String(view['name']).trim(), `${site}/d/${String(view['id'])}`]);
  expect(description).to.equal((view['description'] as string | undefined)?.trim());
  if (view['attribution']) expect(publisher).to.equal(view['attribution']);
  expect(license?.title).to.equal((view['license'] as { name?: string } | undefined)?.name ?? view['licenseId']);
  if (view['publicationDate']) expect(issued?.getTime()).to.equal((view['publicationDate'] as number) * 1000);
  if (view['rowsUpdatedAt']) expect(modified?.getTime()).to.equal((view['rowsUpdatedAt'] as number) * 1000);
  expect(keywords).to.deep.equal(view['tags'] ?? []);
  if (view['blobId']) expect(distributions![0]!.downloadURL).to.contain(String(view['blobId']));
}

/** Catalogues by the Discovery API; what it counts by facets instead is no catalogue. */
async function discovery({ text }: Recorded): Promise<void> {
  const { get } = doorTo({ '/api/catalog/v1': { text } });
  const { results = [], resultSetSize } = JSON.parse(text) as {
    results?: { resource: Raw; permalink: string; metadata: Raw }[];
    resultSetSize?: number;
  };
  const listing = socrata.list!(new URL(site), {}, get);
  if (resultSetSize === undefined) return void expect(await listing.catch(({ code }: DatasetError) => code)).to.equal('bad-response');
  const { datasets, total } = await listing;
  expect(total).to.equal(resultSetSize);
  expect(datasets.map(({ ref, title, landingPage }) => [ref.identifier, title.trim(), landingPage])).to.deep.equal(
    results.map(({ resource, permalink }) => [resource['id'], String(resource['name']).trim(), permalink]),
  );
  results.forEach(({ resource }, at) => {
    const names = ((resource['columns_field_name'] ?? []) as string[]).filter((name) => !name.startsWith(':'));
    expect(datasets[at]!.fields.map(({ name }) => name)).to.deep.equal(names);
    expect(datasets[at]!.modified?.getTime()).to.equal(Date.parse(String(resource['data_updated_at'] ?? resource['updatedAt'])));
  });
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'errors/400_no-such-column_e5aq-a4j2.json': 'columns-gone',
  'errors/400_no-such-column_fdkv-4t4z.json': 'columns-gone',
  'errors/400_type-mismatch_64uk-42ks.json': 'bad-request',
  'errors/403_invalid-app-token.json': 'private',
  'errors/403_login-required.json': 'private',
  'errors/404_dataset.missing_with-headers.json': 'not-found',
  'errors/404_not_found_no-service.json': 'not-found',
  'errors/404_not_found_view.json': 'not-found',
  'errors/500_internal-error_2015.json': 'server',
  'errors/500_internal-error_with-headers.json': 'server',
  'errors/unrecognized-arguments_limit_2015.json': 'bad-request',
  'errors/unrecognized-arguments_order_2015.json': 'bad-request',
};

/** The same whether a description or rows were asked for. */
async function error(recorded: Recorded): Promise<void> {
  const ref = { portal: 'socrata', endpointURL: site, identifier: idIn(recorded) };
  const { get } = doorTo({ '.json': { text: recorded.text, status: recorded.response.status } });
  for (const asked of [ref, { ...ref, query: '$limit=1' }]) {
    const reason: unknown = await socrata.describe(asked, get).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(reason).to.be.instanceOf(DatasetError);
    const { code, status, url } = reason as DatasetError;
    expect([code, status]).to.deep.equal([codes[recorded.file], recorded.response.status]);
    expect(url).to.contain(ref.identifier);
  }
}

/** A dataset's page is known by any of the addresses it moves to. */
function redirect({ text }: Recorded): void {
  const { requested, final_url } = JSON.parse(text) as { requested: string; final_url: string };
  expect(socrata.match(new URL(final_url))).to.deep.equal(socrata.match(new URL(requested)));
}

/** Portals expose no header of theirs to other sites, so nothing may depend on one; these tests give none. */
function headers({ text }: Recorded): void {
  expect(text).to.match(/^Access-Control-Allow-Origin: \*/m);
  expect(text).not.to.match(/^Access-Control-Expose-Headers/m);
}

/** Federal catalogues are not spoken yet; the addresses in them are. */
function catalogue({ text }: Recorded): void {
  for (const { identifier, landingPage } of (JSON.parse(text) as { dataset: { identifier: string; landingPage: string }[] }).dataset) {
    expect(socrata.match(new URL(identifier))).to.deep.equal(socrata.match(new URL(landingPage)));
  }
}

const read = async (text: string, extension: string) => {
  const { get } = doorTo({ [extension]: { text } });
  const dataset = await file.describe({ portal: 'file', endpointURL: `${site}/rows${extension}`, identifier: '' }, get);
  return file.read(dataset, {}, get);
};

async function csv({ text }: Recorded): Promise<void> {
  const [header, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"|"$/g, '')));
  const raw = lines.map((cells) => Object.fromEntries(cells.map((value, at) => [header![at]!, value === '' ? null : value])));
  expectTable(await read(text, '.csv'), raw, /^$/);
}

async function geojson({ text }: Recorded): Promise<void> {
  const { features } = JSON.parse(text) as { features: { properties: Raw; geometry: unknown }[] };
  expectTable(
    await read(text, '.geojson'),
    features.map(({ properties, geometry }) => ({ ...properties, geometry })),
    /^$/,
  );
}

replayed('socrata', recordings, {
  rows,
  aggregate: rows,
  'soda3-rows': rows,
  metadata,
  discovery,
  error,
  'page-redirect': redirect,
  headers,
  'data.json': catalogue,
  csv,
  geojson,
});
