/** OGC API Features (OGC 17-069r4): collections and their features; conditions only where a server both promises CQL2 and keeps to it. */
import { tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Capabilities,
  type Dataset,
  type DatasetRef,
  type Field,
  type Get,
  type Portal,
  type Predicate,
  type Query,
  type Table,
} from '../model.js';
import { table } from '../table.js';
import { answerField } from '../table/answer-field.js';
import { segmentsOf } from './shared/address.js';
import { array, object, some, text, texts, type Json, type JsonObject } from './shared/answer.js';
import { impossible, operatorsOf, printCql2 } from './ogc-api/cql2.js';
import { list, recognise, rootOf } from './ogc-api/catalogue.js';
import { ask, described, fieldsOfSchema, geometryName, linkOf, rowsOfFeatures } from './ogc-api/collection.js';
import { inferredFields, isWhole, rowsOf, whole } from './shared/whole.js';

const pageSize = 5000;
/** More features than this are not gathered. */
const most = 200_000;

export const ogcApi: Portal = {
  name: 'ogc-api',
  capabilities: { box: true, select: true },
  match,
  recognise,
  describe,
  read,
  record: async (...asked) => (await import('./ogc-api/record.js')).recordIn(...asked),
  list,
};

/** What belongs to the page that a link shows, and not to the question. */
const paging = ['f', 'limit', 'offset', 'startIndex', 'startindex', 'lang', 'crs'];

function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  const at = path.lastIndexOf('collections');
  const [identifier, part] = path.slice(at + 1);
  if (at < 0 || !identifier || (part && !/^(items|queryables|schema|schemas|sortables)$/.test(part))) return undefined;
  const endpointURL = rootOf(url);
  const question = new URLSearchParams(part === 'items' ? url.search : '');
  for (const name of paging) if (name !== 'limit') question.delete(name);
  const asks = [...question.keys()].some((name) => !paging.includes(name));
  return { portal: 'ogc-api', endpointURL, identifier, ...(asks ? { query: question.toString() } : {}) };
}

interface Source {
  readonly address: string;
  readonly collection: JsonObject;
  /** What the server calls the parameter by which pages begin; undefined where pages are only linked. */
  readonly offset: string | undefined;
  readonly queryables: JsonObject;
  readonly matched: number | undefined;
}

/** What is asked before anything else; the answers are small and remembered. */
async function sourceOf({ endpointURL, identifier }: DatasetRef, get: Get): Promise<Source> {
  const address = `${endpointURL}/collections/${encodeURIComponent(identifier)}`;
  const [collection, one] = await Promise.all([ask(get, `${address}?f=json`), ask(get, `${address}/items?f=json&limit=1`)]);
  if (!text(collection['id']) || !one['features'])
    throw new DatasetError('bad-response', `${address} is no collection of features`, { url: address });
  const next = new URL(linkOf(one, 'next') ?? address, address).searchParams;
  const offset = ['offset', 'startIndex', 'startindex'].find((name) => next.get(name) === '1');
  const promised = linkOf(collection, 'queryables');
  const queryables = promised ? await ask(get, formatted(promised, address)).catch(() => object(null)) : {};
  return { address, collection, offset, queryables, matched: numberOf(one['numberMatched']) };
}

/** The JSON behind a link, asked on the origin that answers. */
function formatted(link: string, address: string): URL {
  const { pathname } = new URL(link, address);
  const url = new URL(pathname, address);
  url.searchParams.set('f', 'json');
  return url;
}

const numberOf = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const source = await sourceOf(ref, get);
  const said = described(source.collection, ref.endpointURL);
  if (ref.query) return answered(ref, source, said, get);
  const capabilities = await capabilitiesOf(ref, source, get);
  const fields = await fieldsOf(source, capabilities, get);
  const filters = fields.every(({ name, type }) => type === 'geometry' || Object.hasOwn(object(source.queryables['properties']), name));
  return { ...said, ref, fields, capabilities: filters ? capabilities : unfiltered(capabilities), ...some('rowCount', source.matched) };
}

const unfiltered = ({ where: _, ...capabilities }: Capabilities): Capabilities => capabilities;
const filters = ({ where }: Capabilities): boolean => Boolean(where?.includes('='));

/** Some servers pass over conditions without a word. So they are asked for what cannot be: who answers with features does not look. */
async function capabilitiesOf({ endpointURL }: DatasetRef, { address, offset, queryables }: Source, get: Get): Promise<Capabilities> {
  const base: Capabilities = { box: true, select: true, ...(offset ? { pageSize } : {}) };
  const field = fieldsOfSchema(queryables).find(({ type }) => type !== 'geometry');
  if (!field) return base;
  const { conformsTo } = await ask(get, `${endpointURL}/conformance?f=json`).catch(() => object(null));
  const operators = operatorsOf(texts(conformsTo));
  if (!operators.length) return base;
  const parameters = new URLSearchParams({ f: 'json', limit: '1', filter: impossible(field.name), 'filter-lang': 'cql2-text' });
  const nothing = await ask(get, `${address}/items?${parameters.toString()}`).catch(() => object(null));
  return nothing['features'] && array(nothing['features']).length === 0 ? { ...base, where: operators } : base;
}

/** The columns that a schema describes, else those of the first features, with what queryables tell of them. */
async function fieldsOf({ address, collection, queryables }: Source, capabilities: Capabilities, get: Get): Promise<readonly Field[]> {
  const promised = linkOf(collection, 'schema') ?? linkOf(collection, 'schema-item');
  const schema = promised ? fieldsOfSchema(await ask(get, formatted(promised, address)).catch(() => object(null))) : [];
  if (schema.length) return schema;
  const { features } = await ask(get, `${address}/items?f=json&limit=1000`);
  const known = new Map(fieldsOfSchema(queryables).map((field) => [field.name, field]));
  return (await fieldsOfFeatures(features, !filters(capabilities))).map((field) => known.get(field.name) ?? field);
}

/** A feature's number is a column only where no property has that name and somebody could look for it: never without a schema. */
async function fieldsOfFeatures(features: Json | undefined, emptied: boolean): Promise<Field[]> {
  const own = rowsOfFeatures(
    array(features).map((feature) => ({ ...object(feature), id: object(object(feature)['properties'])['id'] ?? null })),
    emptied,
  );
  const fields = (await inferredFields(own)).filter(
    ({ name }) => name !== 'geometry' && (name !== 'id' || own.some((row) => row['id'] !== null)),
  );
  return [...fields, { name: 'geometry', title: 'geometry', type: 'geometry' }];
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  const came = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
  if (came) return came;
  const source = await sourceOf(dataset.ref, get);
  const emptied = !filters(dataset.capabilities ?? ogcApi.capabilities);
  const parameters = questionOf(dataset, source, query.where);
  const { features, matched } = await gathered(source, parameters, get, query);
  const rows = rowsOfFeatures(features, emptied);
  const select = query.select ?? dataset.fields.map(({ name }) => ({ name, field: name }));
  const fields = select.map((selected) => answerField(selected, dataset.fields));
  const columns = select.map(({ field }, index) => tableFromRows(rows, [{ ...fields[index]!, name: field! }]).column(field!));
  return { ...table(fields, columns), length: rows.length, ...some('total', matched) };
}

/** One box has a parameter of its own, which every server honours. */
function questionOf({ fields }: Dataset, { queryables }: Source, where: Predicate | undefined): URLSearchParams {
  const conjuncts = where?.op === 'and' ? where.args : where ? [where] : [];
  const box = conjuncts.find((conjunct) => conjunct.op === 'intersects');
  const args = conjuncts.filter((conjunct) => conjunct !== box);
  const parameters = new URLSearchParams(box?.op === 'intersects' ? { bbox: box.bbox.join() } : {});
  if (!args.length) return parameters;
  parameters.set('filter', printCql2({ op: 'and', args }, fields, geometryName(queryables)));
  parameters.set('filter-lang', 'cql2-text');
  return parameters;
}

interface Gathered {
  readonly features: readonly Json[];
  readonly matched: number | undefined;
}

/**
 * Page after page. A server may give fewer features than it was asked for, and its link to the next page may have lost the question:
 * what is asked is set again each time.
 */
async function gathered(
  { address, offset }: Source,
  question: URLSearchParams,
  get: Get,
  { offset: start = 0, limit = Infinity }: Query,
): Promise<Gathered> {
  const features: Json[] = [];
  let matched: number | undefined;
  for (let url: URL | undefined = new URL(`${address}/items`); url && features.length < limit;) {
    const own = { f: 'json', limit: String(Math.min(pageSize, limit - features.length)), ...Object.fromEntries(question) };
    for (const [name, value] of Object.entries(own)) url.searchParams.set(name, value);
    if (offset && start + features.length) url.searchParams.set(offset, String(start + features.length));
    const answer: JsonObject = await ask(get, url).catch((error: unknown) => pastTheEnd(error, start));
    features.push(...array(answer['features']));
    matched = numberOf(answer['numberMatched']);
    if (features.length > most)
      throw new DatasetError('too-big', `The collection has more than the ${most} features that are counted in a browser`, { url });
    const next: string | undefined = array(answer['features']).length ? linkOf(answer, 'next') : undefined;
    url = next ? new URL(new URL(next, address).search, `${address}/items`) : undefined;
  }
  return { features: features.slice(0, limit), matched: matched ?? (features.length < limit && !start ? features.length : undefined) };
}

/** To some servers a page past the last feature is a mistake. */
function pastTheEnd(error: unknown, start: number): JsonObject {
  if (start && error instanceof DatasetError && /offset|start ?index/i.test(error.message)) return {};
  throw error;
}

/** The features of a query address (`…/items?bbox=…`) as a dataset of their own. */
async function answered(ref: DatasetRef, source: Source, said: Omit<Dataset, 'ref' | 'fields'>, get: Get): Promise<Dataset> {
  const question = new URLSearchParams(ref.query);
  const limit = Number(question.get('limit') ?? Infinity);
  question.delete('limit');
  const { features } = await gathered(source, question, get, { limit });
  const fields = await fieldsOfFeatures(features, true);
  return whole({ ...said, ref }, tableFromRows(rowsOfFeatures(features, true), fields));
}
