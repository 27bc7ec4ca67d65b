/** Every recorded answer of an Opendatasoft portal becomes the right table, the right description or the right error. */
import { expect } from '@open-wc/testing';
import { DatasetError, type Dataset, type ErrorCode, type Get } from '../../src/data.js';
import { opendatasoft } from '../../src/portals/opendatasoft.js';
import { replayed, type Recorded } from './replay.js';
import { expectTable } from './values.js';

type Raw = Readonly<Record<string, unknown>>;

/** The corpus has no index: its sources stand in a table, a line a file, with what was asked in the last column. */
async function sources(): Promise<readonly Recorded[]> {
  const listing = await fetch('/recorded/');
  const files = listing.ok ? ((await listing.json()) as string[]) : [];
  if (!files.includes('opendatasoft/SOURCES.md')) return [];
  const table = await (await fetch('/recorded/opendatasoft/SOURCES.md')).text();
  const rows = table.split('\n').map((line) => line.split(/ ?\| ?/));
  const present = rows.filter(([, file]) => files.includes(`opendatasoft/${file!}`));
  expect(present.length).to.equal(files.filter((file) => /^opendatasoft\/.*\.json$/.test(file)).length);
  return Promise.all(present.map(async ([, file, , , , , request]) => recordingOf(file!, request!)));
}

async function recordingOf(file: string, request: string): Promise<Recorded> {
  const url =
    /GET (https?:\/\/.*?) \((?:answer|API|official|live)/.exec(request)?.[1] ??
    'https://portal.example/api/explore/v2.1/catalog/datasets/x';
  const status = Number(/HTTP (\d{3})/.exec(request)?.[1] ?? (file.includes('-error-') ? 400 : 200));
  const kind = /^(v1)-|^v21-(error|dataset|catalog-datasets|catalog-facets|attachments|records)\b/.exec(file);
  const text = await (await fetch(`/recorded/opendatasoft/${file}`)).text();
  return { file, kind: kind?.[1] ?? kind?.[2] ?? 'question', request: { url }, response: { status }, text };
}

/** Gives the recorded answer to whatever asks for rows; of exports, only the rows. Nothing else was recorded. */
function doorTo({ text, response: { status } }: Recorded, rowsAt = /\/(records|exports\/json)$/): Get {
  return async ({ pathname }) => {
    if (!rowsAt.test(pathname)) return new Response('{"error_code":"NotFoundResource","message":"Not recorded"}', { status: 404 });
    const body = JSON.parse(text) as { results?: unknown };
    return new Response(pathname.endsWith('/exports/json') && status === 200 ? JSON.stringify(body.results) : text, { status });
  };
}

/** What ODS writes its own way, as the house means it: points, several texts in one cell. */
const meant = (row: Raw): Raw =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (Array.isArray(value))
        return [
          name,
          value.length === 2 && typeof value[0] === 'number' ? { type: 'Point', coordinates: [value[1], value[0]] } : value.join(', '),
        ];
      const { lon, lat } = (value ?? {}) as Raw;
      return [name, lon === undefined ? value : { type: 'Point', coordinates: [lon, lat] }];
    }),
  );

/** An address with a question, answered as it stands. */
async function question(recorded: Recorded): Promise<void> {
  const get = doorTo(recorded);
  const ref = opendatasoft.match(new URL(recorded.request.url.replace('…', 'x')))!;
  const dataset = ref.query && /select|group_by|order_by/.test(ref.query) ? await opendatasoft.describe(ref, get) : filtered(recorded);
  const { results } = JSON.parse(recorded.text) as { results: Raw[] };
  expectTable(await opendatasoft.read(dataset, { limit: results.length }, get), results.map(meant), /^$/);
}

/** A dataset whose description was not recorded, made of its rows. */
function filtered({ text, request }: Recorded): Dataset {
  const { results } = JSON.parse(text) as { results: Raw[] };
  const kindOf = (value: unknown) =>
    typeof value === 'number' ? 'number' : typeof value === 'object' && value && 'lon' in value ? 'geometry' : 'string';
  const names = [...new Set(results.flatMap((row) => Object.keys(row)))];
  const fields = names.map((name) => ({ name, title: name, type: kindOf(results.find((row) => row[name] !== null)?.[name]) }) as const);
  return { ref: opendatasoft.match(new URL(request.url.replace('…', 'x')))!, title: '', landingPage: '', fields: [...fields] };
}

/** Rows of a dataset: a page of them, with their whole number. */
async function records(recorded: Recorded): Promise<void> {
  const { results, total_count } = JSON.parse(recorded.text) as { results: Raw[]; total_count: number };
  const dataset = filtered(recorded);
  const document: Raw = { dataset_id: 'x', fields: dataset.fields.map(({ name }) => ({ name, type: 'text', annotations: {} })) };
  const rows = doorTo(recorded);
  const get: Get = (url) => (url.pathname.endsWith('/records') ? rows(url) : Promise.resolve(new Response(JSON.stringify(document))));
  const table = await opendatasoft.read(dataset, { limit: results.length }, get);
  expectTable(table, results.map(meant), /^$/);
  expect(table.total).to.equal(total_count);
}

/** Version 1, at a site that does not speak 2.1. */
async function old(recorded: Recorded): Promise<void> {
  const { records, nhits } = JSON.parse(recorded.text) as { records: { fields: Raw }[]; nhits: number };
  const shown = {
    ...recorded,
    request: {
      url: /^https?:.*dataset=/.test(recorded.request.url)
        ? recorded.request.url
        : 'https://portal.example/api/records/1.0/search/?dataset=x',
    },
  };
  const ref = opendatasoft.match(new URL(shown.request.url.replaceAll('…', 'x')))!;
  const door = doorTo(recorded, /^\/api\/records\/1\.0\/search\/$/);
  const dataset = await opendatasoft.describe(ref, door).catch((error: DatasetError) => error.code);
  if (nhits > 10_000) return void expect(dataset).to.equal('too-big');
  expectTable(
    await opendatasoft.read(dataset as Dataset, {}, door),
    records.map(({ fields }) => meant(fields)),
    /^$/,
  );
}

function expectDescription(dataset: Dataset, shown: Raw): void {
  const { default: own } = shown['metas'] as { default: Raw };
  expect([dataset.title, dataset.publisher, dataset.license?.title, dataset.rowCount]).to.deep.equal([
    own['title'],
    own['publisher'] ?? undefined,
    own['license'] ?? undefined,
    own['records_count'],
  ]);
  expect(dataset.modified?.getTime()).to.equal(Date.parse(String(own['modified'])));
  expect(dataset.keywords).to.deep.equal(own['keyword'] ?? []);
  const types: Record<string, string> = {
    int: 'number',
    double: 'number',
    geo_point_2d: 'geometry',
    geo_shape: 'geometry',
    date: 'date',
    datetime: 'datetime',
    boolean: 'boolean',
    file: 'url',
  };
  expect(dataset.fields.map(({ name, title, type }) => [name, title, type])).to.deep.equal(
    (shown['fields'] as Raw[]).map(({ name, label, type }) => [name, label, types[String(type)] ?? 'string']),
  );
}

async function dataset(recorded: Recorded): Promise<void> {
  const ref = opendatasoft.match(new URL(recorded.request.url))!;
  expectDescription(await opendatasoft.describe(ref, doorTo(recorded, /./)), JSON.parse(recorded.text) as Raw);
}

async function catalogue(recorded: Recorded): Promise<void> {
  const { results, total_count } = JSON.parse(recorded.text) as { results: Raw[]; total_count: number };
  const { datasets, total } = await opendatasoft.list!(new URL(recorded.request.url), {}, doorTo(recorded, /./));
  expect([datasets.length, total]).to.deep.equal([results.length, total_count]);
  results.forEach((shown, at) => expectDescription(datasets[at]!, shown));
}

const codes: Readonly<Record<string, ErrorCode>> = {
  'v21-error-limit.velib.json': 'bad-request',
  'v21-error-404.npg.json': 'not-found',
  'v21-error-quota429.docs.json': 'rate-limited',
};

/** The same from a description, from rows and from groups. */
async function error(recorded: Recorded): Promise<void> {
  const get = doorTo(recorded, /./);
  const ref = { portal: 'opendatasoft', endpointURL: 'https://portal.example', identifier: 'x' };
  const known: Dataset = { ref, title: '', landingPage: '', fields: [{ name: 'a', title: 'a', type: 'string' }] };
  const count = { select: [{ name: 'n', aggregate: 'count' }] } as const;
  for (const asking of [opendatasoft.describe(ref, get), opendatasoft.read(known, {}, get), opendatasoft.read(known, count, get)]) {
    const reason = await asking.then(String, (reason: unknown) => reason);
    expect(reason).to.be.instanceOf(DatasetError);
    expect((reason as DatasetError).code).to.equal(codes[recorded.file]);
  }
}

/** What no part of the library asks for: the catalogue's facets, and a dataset's attachments, which its description tells too. */
const unasked = ({ request }: Recorded): void => {
  const ref = opendatasoft.match(new URL(request.url.replace('…', 'x')));
  expect(ref === undefined || ref.query === undefined).to.equal(true);
};

replayed('opendatasoft', await sources(), {
  question,
  records,
  v1: old,
  dataset,
  'catalog-datasets': catalogue,
  error,
  'catalog-facets': unasked,
  attachments: unasked,
});
