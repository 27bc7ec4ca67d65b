/** Every recorded answer of a DKAN site becomes the right table, the right description or the right error, or names no dataset. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type ErrorCode } from '../../src/data.js';
import { dkan } from '../../src/portals/dkan.js';
import { dkan1 } from '../../src/portals/dkan1.js';
import { doorTo, recordingsOf, replayed, type Recorded } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

const site = 'https://portal.example';
const ref = (identifier: string) => ({ portal: 'dkan', endpointURL: site, identifier });
const answer = (result: unknown) => ({ text: JSON.stringify(result) });
const bodyOf = ({ text }: Recorded): Raw => JSON.parse(text) as Raw;
const of = (name: string) => ({ title: name, identifier: name, distribution: [] });
const noRows = answer({ count: 0, schema: { x: { fields: { a: { type: 'text' } } } }, query: { limit: 500 } });

/** What an empty text stands for. */
const meant = (row: Raw): Raw => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value]));

async function rows(recorded: Recorded): Promise<void> {
  const body = bodyOf(recorded);
  if ('result' in body) return oldRows(recorded);
  if (Array.isArray(body)) return unasked(recorded);
  const { get } = doorTo({ 'items/p': answer(of('p')), 'query/p/0': recorded });
  const dataset = await dkan.describe(ref('p'), get);
  const [schema] = Object.values(
    body['schema'] as Record<string, { fields: Record<string, { type: string; mysql_type?: string; description: string }> }>,
  );
  const numeric = /int|serial|decimal|float|numeric/;
  expect(dataset.fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal(
    Object.entries(schema!.fields).map(([name, { type, mysql_type, description }]) => [
      name,
      description.replace('\uFEFF', ''),
      mysql_type === 'date' ? 'date' : numeric.test(type) ? 'number' : 'string',
    ]),
  );
  const { limit } = (body['query'] ?? {}) as { limit?: number };
  expect([dataset.rowCount, dataset.capabilities?.pageSize]).to.deep.equal([Number(body['count']), limit ?? 500]);
  const table = await dkan.read(dataset, {}, get);
  expect(table.total).to.equal(Number(body['count']));
  const known = new Set(dataset.fields.map(({ name }) => name));
  expectTable(table, (body['results'] as Raw[]).map(meant), new RegExp(`^(?!(${[...known].join('|')})$)`));
}

/** DKAN 1, whose own words for its answers tell it from CKAN. */
async function oldRows(recorded: Recorded): Promise<void> {
  const { result } = bodyOf(recorded) as {
    result: { fields: { id: string; type: string }[]; records: Raw[]; total: number; resource_id: string[] };
  };
  const address = new URL(recorded.request.url.replace('…', '0'));
  const resource = { help: 'Return the metadata of a resource.', success: true, result: { id: result.resource_id[0], name: 'Permits' } };
  const { get } = doorTo({ resource_show: answer(resource), 'search.json': recorded });
  const dataset = await dkan1.describe(dkan1.match(address)!, get);
  expect([dataset.title, dataset.rowCount]).to.deep.equal(['Permits', result.total]);
  expect(dataset.fields.map(({ name, type }) => [name, type])).to.deep.equal(
    result.fields.map(({ id, type }) => [id, type === 'int' || type === 'float' ? 'number' : 'string']),
  );
  const table = await dkan1.read(dataset, { offset: 100, limit: 100 }, get);
  expect(table.total).to.equal(result.total);
  expectTable(table, result.records.map(meant), /^$/);
}

/** A CKAN, which gives the address of its help, is left to CKAN. */
it('DKAN 1 does not take a CKAN for its own', async () => {
  const { get, asked } = doorTo({
    package_show: answer({ help: `${site}/api/3/action/help_show?name=package_show`, success: true, result: {} }),
  });
  const reason = await dkan1.describe(dkan1.match(new URL(`${site}/dataset/trees`))!, get).catch((error: DatasetError) => error.code);
  expect([reason, asked.length]).to.deep.equal(['unsupported', 1]);
});

async function aggregate(recorded: Recorded): Promise<void> {
  const { results } = bodyOf(recorded) as { results: Raw[] };
  const [group, measure] = Object.keys(results[0]!) as [string, string];
  const given = answer({ results: results.map((row) => ({ [group]: row[group], c1: row[measure] })), count: results.length });
  const dataset: Dataset = { ref: ref('p/0'), title: '', landingPage: site, fields: [{ name: group, title: group, type: 'string' }] };
  const query = {
    select: [
      { name: group, field: group },
      { name: measure, aggregate: 'count' },
    ],
  } as const;
  const table = await dkan.read(dataset, query, doorTo({ 'query/p/0': given }).get);
  expectTable(table, results, /^$/);
}

async function metadata(recorded: Recorded): Promise<void> {
  const body = bodyOf(recorded);
  if (recorded.file.startsWith('dkan1/')) return unasked(recorded);
  for (const shown of Array.isArray(body) ? (body as Raw[]) : [body]) {
    const { get } = doorTo({ [`items/${String(shown['identifier'])}`]: answer(shown), '/0': noRows });
    expectDescription(await dkan.describe(ref(String(shown['identifier'])), get), shown);
  }
}

const data = (value: unknown): Raw => ((value as Raw | undefined)?.['data'] ?? value ?? {}) as Raw;

function expectDescription(dataset: Dataset, shown: Raw): void {
  expect([dataset.title, dataset.description, dataset.publisher, dataset.accrualPeriodicity, dataset.temporal]).to.deep.equal([
    String(shown['title']).trim(),
    shown['description'] || undefined,
    data(shown['publisher'])['name'],
    shown['accrualPeriodicity'],
    shown['temporal'],
  ]);
  expect(dataset.landingPage).to.equal(`${site}/dataset/${String(shown['identifier'])}`);
  expect(dataset.contactPoint).to.equal(`mailto:${String((shown['contactPoint'] as Raw)['hasEmail']).replace('mailto:', '')}`);
  expect(dataset.modified?.getTime()).to.equal(Date.parse(String(shown['modified'])));
  expect(dataset.keywords).to.deep.equal(((shown['keyword'] ?? []) as unknown[]).map((word) => (word as Raw)['data'] ?? word));
  expect(dataset.distributions!.map(({ downloadURL }) => downloadURL)).to.deep.equal(
    (shown['distribution'] as unknown[]).flatMap((file) => (data(file)['downloadURL'] as string | undefined) ?? []),
  );
}

async function search(recorded: Recorded): Promise<void> {
  const body = bodyOf(recorded);
  if (!('results' in body)) return unasked(recorded);
  const results = Object.values(body['results'] as object) as Raw[];
  const { datasets, total } = await dkan.list!(new URL(site), {}, doorTo({ search: recorded }).get);
  expect([datasets.map(({ title }) => title), total]).to.deep.equal([
    results.map(({ title }) => String(title).trim()),
    Number(body['total']),
  ]);
}

/** Declared types are the columns' own; what is stored as text is then compared here. */
async function dictionary(recorded: Recorded): Promise<void> {
  const { identifier, data } = bodyOf(recorded) as unknown as {
    identifier: string;
    data: { fields: { name: string; title: string; type: string }[] };
  };
  const columns = Object.fromEntries(
    data.fields.map(({ name }) => [name, { type: 'text', mysql_type: 'text', description: name.toUpperCase() }]),
  );
  const file = { downloadURL: `${site}/a.csv`, describedBy: `${site}/api/1/metastore/schemas/data-dictionary/items/${identifier}` };
  const { get } = doorTo({
    'items/p': answer({ ...of('p'), distribution: [file] }),
    [`data-dictionary/items/${identifier}`]: recorded,
    'query/p/0': answer({ count: 1, schema: { x: { fields: columns } }, query: { limit: 500 } }),
  });
  const { fields, capabilities } = await dkan.describe(ref('p'), get);
  expect(fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal(
    data.fields.map(({ name, title, type }) => [name, title, type === 'string' ? 'string' : 'number']),
  );
  expect(capabilities).to.deep.equal({ select: true, pageSize: 500 });
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'errors/400_json-schema-validation_documented.json': 'bad-request',
  'errors/404_id-not-found_documented.json': 'not-found',
  'errors/404_no-resource-at-index_source.json': 'not-found',
  'errors/400_no-datastore-storage_source.json': 'bad-request',
  'dkan1/503_html-error.html': 'busy',
};

/** The same from a description, from rows and from groups. */
async function error(recorded: Recorded): Promise<void> {
  const { get } = doorTo({ '': { text: recorded.text, status: recorded.response.status } });
  const dataset: Dataset = { ref: ref('p/0'), title: '', landingPage: site, fields: [{ name: 'a', title: 'a', type: 'string' }] };
  const count = { select: [{ name: 'n', aggregate: 'count' }] } as const;
  for (const asking of [dkan.describe(ref('p'), get), dkan.read(dataset, {}, get), dkan.read(dataset, count, get)]) {
    const reason = await asking.then(String, (reason: unknown) => reason);
    expect(reason).to.be.instanceOf(DatasetError);
    expect([(reason as DatasetError).code, (reason as DatasetError).status]).to.deep.equal([
      codes[recorded.file],
      recorded.response.status,
    ]);
  }
}

/** What no part of the library asks for: their addresses name no dataset. */
function unasked({ request }: Recorded): void {
  const address = /^(https?:\/\/|\/)[^…]*$/.test(request.url) ? new URL(request.url, site) : undefined;
  expect(address && dkan.match(address)).to.equal(undefined);
}

/** Earlier versions of a dataset's description: their address means the dataset. */
const revisions = ({ request }: Recorded): void =>
  void expect(request.url).to.contain(`/items/${dkan.match(new URL(request.url))!.identifier}/revisions`);

replayed('dkan', await recordingsOf('dkan'), {
  rows,
  aggregate,
  metadata,
  search,
  dictionary,
  error,
  revisions,
  detect: unasked,
  schema: unasked,
  stats: unasked,
  request: unasked,
});
