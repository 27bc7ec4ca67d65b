/** Every recorded answer of a CKAN portal becomes the right table, the right description or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type ErrorCode, type Query } from '../../src/data.js';
import { ckan } from '../../src/portals/ckan.js';
import { doorTo, recordingsOf, replayed, type Recorded } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

const site = 'https://portal.example';
const R = '0ed8e0b7-d077-5d04-ae69-d7e196bbd800';
const ref = (identifier: string) => ({ portal: 'ckan', endpointURL: site, identifier });

const answer = (result: unknown) => ({ text: JSON.stringify({ success: true, result }) });
/** Some recordings hold only the result. */
const resultOf = ({ text }: Recorded): Raw => {
  const body = JSON.parse(text) as Raw;
  return ('success' in body ? body['result'] : body) as Raw;
};

const typeOf = (native: string): string =>
  /^(int\d?|numeric|float\d)$/.test(native)
    ? 'number'
    : native === 'bool'
      ? 'boolean'
      : native === 'timestamp'
        ? 'datetime'
        : native === 'date'
          ? 'date'
          : 'string';

const columnsOf = ({ fields }: Raw): unknown[] =>
  ((fields ?? []) as { id: string; type: string }[]).filter(({ id }) => !id.startsWith('_')).map(({ id, type }) => [id, typeOf(type)]);

/** A resource in the DataStore, described and read. */
async function search(recorded: Recorded): Promise<void> {
  const result = resultOf(recorded);
  const { get } = doorTo({
    resource_show: answer({ id: R, package_id: 'p', datastore_active: true }),
    package_show: answer({ name: 'p', resources: [] }),
    datastore_search: recorded,
  });
  const dataset = await ckan.describe(ref(`resource/${R}`), get);
  expect(dataset.fields.map(({ name, type }) => [name, type])).to.deep.equal(columnsOf(result));
  expect([dataset.rowCount, dataset.capabilities?.aggregates]).to.deep.equal([result['total'], undefined]);
  const table = await ckan.read(dataset, {}, get);
  expect(table.total).to.equal(result['total']);
  expectTable(
    table,
    (result['records'] as Raw[]).map((row) => declared(row, dataset)),
    /^$/,
  );
}

/** What a record has beyond the declared columns is CKAN's own (`_id`, `rank`) or was cut from the declaration by who recorded it. */
const declared = (row: Raw, { fields }: Dataset): Raw =>
  Object.fromEntries(Object.entries(row).filter(([name]) => fields.some((field) => field.name === name)));

async function sql(recorded: Recorded): Promise<void> {
  const result = resultOf(recorded);
  const address = new URL(`${site}/api/3/action/datastore_search_sql?sql=${encodeURIComponent(`SELECT * FROM "${R}"`)}`);
  const { get } = doorTo({ datastore_search_sql: recorded });
  const dataset = await ckan.describe(ckan.match(address)!, get);
  if (result['fields']) expect(dataset.fields.map(({ name, type }) => [name, type])).to.deep.equal(columnsOf(result));
  expectTable(await ckan.read(dataset, {}, get), result['records'] as Raw[], /^_id$|^_full_text$/);
}

/** With its rows in a DataStore or a file, which were not recorded; without any resource that could be read it has none to read. */
async function show(recorded: Recorded): Promise<void> {
  const shown = resultOf(recorded);
  const resources = shown['resources'] as Raw[];
  const readable = resources.some(
    ({ datastore_active, format, mimetype, url }) =>
      datastore_active === true || (url && /csv|json|tsv/i.test(`${String(format)} ${String(mimetype)} ${String(url).split('.').pop()}`)),
  );
  const { get } = doorTo({
    package_show: answer(shown),
    datastore_search: answer({ fields: [{ id: 'a', type: 'text' }], records: [], total: 0 }),
    '': { text: 'a\n1\n' },
  });
  const dataset = await ckan.describe(ref(`dataset/${String(shown['name'])}`), get);
  expectDescription(dataset, shown);
  expect(dataset.fields.map(({ name }) => name)).to.deep.equal(readable ? ['a'] : []);
  if (!readable) expect(await ckan.read(dataset, {}, get).catch(({ code }: DatasetError) => code)).to.equal('unsupported');
}

function expectDescription(dataset: Dataset, shown: Raw): void {
  const { title, landingPage, description, publisher, license, issued, keywords, distributions, contactPoint } = dataset;
  expect([title, landingPage]).to.deep.equal([text(shown['title']), `${site}/dataset/${String(shown['name'])}`]);
  expect(description).to.equal(text(shown['notes']));
  expect(publisher).to.equal(text((shown['organization'] as Raw | null)?.['title']));
  expect(license?.title).to.equal(text(shown['license_title']) ?? text(shown['license_id']));
  if (!shown['issued']) expect(issued?.getTime()).to.equal(Date.parse(`${String(shown['metadata_created'])}Z`));
  expect(keywords).to.deep.equal(((shown['tags'] ?? []) as Raw[]).map((tag) => tag['display_name'] ?? tag['name']));
  expect(distributions!.map(({ downloadURL }) => downloadURL)).to.deep.equal(
    (shown['resources'] as Raw[]).flatMap(({ url }) => text(url) ?? []),
  );
  const mail = text(shown['contact_email']) ?? text(shown['maintainer_email']) ?? text(shown['author_email']);
  if (mail) expect(contactPoint).to.equal(`mailto:${mail}`);
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.trim() : undefined);

async function find(recorded: Recorded): Promise<void> {
  const { count, results } = resultOf(recorded) as { count: number; results: Raw[] };
  const { datasets, total } = await ckan.list!(new URL(site), {}, doorTo({ package_search: recorded }).get);
  expect([total, datasets.length]).to.deep.equal([count, results.length]);
  results.forEach((shown, at) => expectDescription(datasets[at]!, shown));
}

/** As the address of a resource's page names it, without rows in a DataStore. */
async function resource(recorded: Recorded): Promise<void> {
  const shown = resultOf(recorded);
  const address = new URL(String(shown['url']));
  const { get } = doorTo({
    resource_show: recorded,
    package_show: answer({ name: 'p', resources: [shown] }),
    [address.pathname]: { text: 'a,b\n1,2\n' },
  });
  const { ref: found, distributions, fields } = await ckan.describe(ref(`resource/${String(shown['id'])}`), get);
  expect([found.identifier, distributions![0]!.downloadURL, fields.length]).to.deep.equal([
    `resource/${String(shown['id'])}`,
    shown['url'],
    2,
  ]);
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'errors/400_action-not-known_datastore_search_pt_BR.json': 'bad-request',
  'errors/404_group_package_show_pt_BR.json': 'not-found',
  'errors/404_not-datastore_data.boston.gov.json': 'not-found',
  'errors/404_package_show_pt_BR.json': 'not-found',
  'errors/409_sql_relation-missing_data.boston.gov.json': 'not-found',
};

/** The same from whichever action it comes: a description, a search or SQL. */
async function error(recorded: Recorded): Promise<void> {
  const { get } = doorTo({ '': { text: recorded.text, status: recorded.response.status } });
  const dataset: Dataset = { ref: ref(`resource/${R}`), title: '', landingPage: site, fields: [{ name: 'a', title: 'a', type: 'string' }] };
  const count: Query = { select: [{ name: 'n', aggregate: 'count' }] };
  for (const asking of [ckan.describe(ref('dataset/p'), get), ckan.read(dataset, {}, get), ckan.read(dataset, count, get)]) {
    const reason: unknown = await asking.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(reason).to.be.instanceOf(DatasetError);
    expect([(reason as DatasetError).code, (reason as DatasetError).status]).to.deep.equal([
      codes[recorded.file],
      recorded.response.status,
    ]);
  }
}

/** What no part of the library asks for: their addresses name no dataset. */
const unasked = ({ request }: Recorded): void => void expect(ckan.match(new URL(request.url))).to.equal(undefined);

replayed('ckan', await recordingsOf('ckan'), {
  datastore_search: search,
  datastore_search_sql: sql,
  package_show: show,
  package_search: find,
  resource,
  resource_show: resource,
  error,
  status_show: unasked,
  group_list: unasked,
});
