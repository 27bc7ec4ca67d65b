/** Socrata (SODA 2.1): dev.socrata.com. Rows and groups by SoQL, descriptions by `/api/views`, catalogues by the Discovery API. */
import { fieldsOf, tableFromRows } from '../formats/rows.js';
import {
  DatasetError,
  type Catalogue,
  type CatalogueQuery,
  type Column,
  type Dataset,
  type DatasetRef,
  type Distribution,
  type Field,
  type FieldType,
  type Get,
  type Portal,
  type Query,
  type Table,
} from '../model.js';
import { answerField, table } from '../table.js';
import { segmentsOf } from './address.js';
import { array, askJson, date, object, some, text, texts, type Explain, type JsonObject } from './answer.js';
import { printCount, printSoql, type Part } from './soql.js';
import { rowsOf, whole } from './whole.js';

const pageSize = 50_000;

export const socrata: Portal = {
  name: 'socrata',
  capabilities: {
    search: true,
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'like', 'isNull', 'intersects'],
    select: true,
    aggregates: ['count', 'count distinct', 'sum', 'avg', 'min', 'max'],
    units: ['year', 'quarter', 'month', 'week', 'day', 'hour'],
    bin: true,
    order: true,
    pageSize,
  },
  tokenParameter: '$$app_token',
  match,
  describe,
  read,
  list,
};

/** What CKAN calls a resource. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const fourByFour = /^[a-z0-9]{4}-[a-z0-9]{4}$/i;

function match(url: URL): DatasetRef | undefined {
  const path = segmentsOf(url);
  if (path[0] === 'stories') return undefined;
  const foundry = url.host === 'dev.socrata.com' && path[0] === 'foundry';
  const endpointURL = foundry ? `https://${path[1] ?? ''}` : url.origin;
  const resource = path[0] === 'resource' ? path[1]?.replace(/\.(json|geojson|csv|xml|rdf)$/i, '') : undefined;
  if (resource && uuid.test(resource)) return undefined;
  const identifier =
    url.searchParams.get('fourfour') ??
    resource ??
    (path[0] === 'w' ? path[1] : undefined) ??
    path.map((segment) => segment.replace(/\.\w+$/, '')).findLast((segment) => fourByFour.test(segment));
  if (!identifier) return undefined;
  const query = resource ? questionOf(url.searchParams) : explored(path);
  return { portal: 'socrata', endpointURL, identifier: fourByFour.test(identifier) ? identifier.toLowerCase() : identifier, ...(query ? { query } : {}) };
}

/** What a query address asks, without the token. */
function questionOf(parameters: URLSearchParams): string {
  const question = new URLSearchParams(parameters);
  question.delete('$$app_token');
  return question.toString();
}

/** The SoQL that the portal's own explorer keeps in its address (`…/explore/query/SELECT…/page/filter`). */
function explored(path: readonly string[]): string {
  const at = path.indexOf('query');
  return at > 0 && path[at - 1] === 'explore' && path[at + 1] ? new URLSearchParams({ $query: path[at + 1]! }).toString() : '';
}

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (ref.query) return answered(ref, get);
  const view = await viewAt(ref, get);
  const child = array(view['columns']).length
    ? undefined
    : (text(array(view['childViews'])[0]) ?? text(object(object(view['metadata'])['geo'])['layers']));
  return child ? datasetOf(await viewAt({ ...ref, identifier: child }, get), ref.endpointURL) : datasetOf(view, ref.endpointURL);
}

async function viewAt({ endpointURL, identifier }: DatasetRef, get: Get): Promise<JsonObject> {
  const view = object(await askJson(get, new URL(`/api/views/${identifier}.json`, endpointURL), explain));
  if (text(view['id'])) return view;
  throw new DatasetError('bad-response', `${endpointURL} does not describe datasets as Socrata does`, { url: endpointURL });
}

/** The rows of a query address as a dataset of their own, named by the dataset that was asked. */
async function answered(ref: DatasetRef, get: Get): Promise<Dataset> {
  const { question, limited } = withLimit(new URLSearchParams(ref.query), pageSize);
  const [rows, parent] = await Promise.all([
    askJson(get, new URL(`/resource/${ref.identifier}.json?${question.toString()}`, ref.endpointURL), explain),
    describe({ portal: ref.portal, endpointURL: ref.endpointURL, identifier: ref.identifier }, get).catch(() => undefined),
  ]);
  const records = array(rows).map(object);
  if (!limited && records.length >= pageSize)
    throw new DatasetError('too-big', `The question in this address has ${pageSize} rows or more: group them, or limit them`, { url: ref.endpointURL });
  const known = new Map(parent?.fields.map((field) => [field.name, field]));
  const chosen = ['$select', '$group', '$query'].some((clause) => question.has(clause));
  const fields = (!chosen && parent?.fields) || fieldsOf(records).map((field) => known.get(field.name) ?? field);
  return whole(
    { ...(parent ?? { title: ref.identifier, landingPage: `${ref.endpointURL}/d/${ref.identifier}` }), ref },
    tableFromRows(records, fields),
  );
}

/** Socrata gives a thousand rows to a question that does not say how many, and does not say that there are more. */
function withLimit(question: URLSearchParams, limit: number): { readonly question: URLSearchParams; readonly limited: boolean } {
  const statement = question.get('$query');
  const limited = statement === null ? question.has('$limit') : /\blimit\s+\d+/i.test(statement);
  if (!limited) question.set(statement === null ? '$limit' : '$query', statement === null ? String(limit) : `${statement} LIMIT ${limit}`);
  return { question, limited };
}

/** A view's metadata as a dataset. */
export function datasetOf(view: JsonObject, endpointURL: string): Dataset {
  const identifier = text(view['id'])!;
  const fields = array(view['columns']).map(object).filter(visible).map(fieldOf);
  const custom = Object.values(object(object(view['metadata'])['custom_fields'])).flatMap((group) => Object.entries(object(group)));
  const customField = (pattern: RegExp) => text(custom.find(([name, value]) => pattern.test(name) && text(value))?.[1]);
  const license = object(view['license']);
  const title = text(license['name']) ?? text(view['licenseId']);
  const landingPage = `${endpointURL}/d/${identifier}`;
  if (fields.length === 0 && view['viewType'] !== 'blobby' && view['viewType'] !== 'href' && view['assetType'] === 'story')
    throw new DatasetError('unsupported', 'This address is a story: it has no rows of its own', { url: landingPage });
  return {
    ref: { portal: 'socrata', endpointURL, identifier },
    title: text(view['name']) ?? identifier,
    landingPage,
    fields,
    ...some('description', text(view['description'])),
    ...some(
      'publisher',
      text(view['attribution']) ?? customField(/department|agency|data owner|publisher/i) ?? text(object(view['owner'])['displayName']),
    ),
    ...some('contactPoint', contactOf(customField(/e-?mail|contact/i))),
    ...(title ? { license: { title, ...some('href', text(license['termsLink'])) } } : {}),
    ...some('issued', date(view['publicationDate']) ?? date(view['createdAt'])),
    ...some('modified', date(view['rowsUpdatedAt']) ?? date(view['viewLastModified'])),
    ...some('accrualPeriodicity', customField(/frequen|update/i)),
    ...some('spatial', customField(/geograph|coverage|spatial/i)),
    ...some('temporal', customField(/time period|temporal/i)),
    keywords: texts(view['tags']),
    theme: texts([view['category'] ?? null]),
    distributions: distributionsOf(view, endpointURL, identifier, fields),
    ...some('rowCount', countOf(view)),
  };
}

const contactOf = (value: string | undefined): string | undefined => (value && /^\S+@\S+\.\S+$/.test(value) ? `mailto:${value}` : value);

const visible = (column: JsonObject): boolean =>
  !array(column['flags']).includes('hidden') && !(text(column['fieldName']) ?? ':').startsWith(':');

const types: Readonly<Record<string, FieldType>> = {
  number: 'number',
  money: 'number',
  percent: 'number',
  double: 'number',
  stars: 'number',
  calendar_date: 'datetime',
  floating_timestamp: 'datetime',
  date: 'datetime',
  fixed_timestamp: 'datetime',
  checkbox: 'boolean',
  boolean: 'boolean',
  url: 'url',
  point: 'geometry',
  multipoint: 'geometry',
  line: 'geometry',
  multiline: 'geometry',
  polygon: 'geometry',
  multipolygon: 'geometry',
  location: 'geometry',
};

function fieldOf(column: JsonObject): Field {
  const name = text(column['fieldName'])!;
  return {
    name,
    title: text(column['name']) ?? name,
    type: types[text(column['dataTypeName']) ?? ''] ?? 'string',
    ...some('description', text(column['description'])),
  };
}

function countOf(view: JsonObject): number | undefined {
  const cached = array(view['columns']).map((column) => object(object(column)['cachedContents']));
  const counts = cached.map(({ count, non_null, null: missing }) => Number(count ?? Number(non_null ?? NaN) + Number(missing ?? NaN)));
  const known = counts.filter((count) => !Number.isNaN(count));
  return known.length ? Math.max(...known) : undefined;
}

function distributionsOf(view: JsonObject, endpointURL: string, identifier: string, fields: readonly Field[]): Distribution[] {
  if (text(view['blobId'])) {
    const title = text(view['blobFilename']) ?? identifier;
    const address = `${endpointURL}/api/views/${identifier}/files/${text(view['blobId'])!}?filename=${encodeURIComponent(title)}`;
    return [
      {
        title,
        downloadURL: address,
        ...some('mediaType', text(view['blobMimeType'])),
        ...some('byteSize', typeof view['blobFileSize'] === 'number' ? view['blobFileSize'] : undefined),
      },
    ];
  }
  if (fields.length === 0) return [];
  const geographic = fields.some(({ type }) => type === 'geometry');
  return [
    { title: 'CSV', downloadURL: `${endpointURL}/api/views/${identifier}/rows.csv?accessType=DOWNLOAD`, mediaType: 'text/csv' },
    ...(geographic
      ? [
          {
            title: 'GeoJSON',
            downloadURL: `${endpointURL}/resource/${identifier}.geojson?$limit=5000000`,
            mediaType: 'application/geo+json',
          },
        ]
      : []),
    { title: 'JSON', downloadURL: `${endpointURL}/resource/${identifier}.json?$limit=5000000`, mediaType: 'application/json' },
  ];
}

async function read(dataset: Dataset, query: Query, get: Get): Promise<Table> {
  if (dataset.ref.query) return rowsOf(dataset) ?? rowsOf(await answered(dataset.ref, get))!;
  if (dataset.fields.length === 0)
    throw new DatasetError('unsupported', 'This dataset is a file or a link: it has no rows to read', { url: dataset.landingPage });
  const { ref } = dataset;
  const address = (parameters: URLSearchParams) => new URL(`/resource/${ref.identifier}.json?${parameters.toString()}`, ref.endpointURL);
  const { parts, parameters } = printSoql(dataset, query);
  const grouped = query.select?.some(({ aggregate }) => aggregate);
  const [rows, counted] = await Promise.all([
    askJson(get, address(parameters), explain),
    grouped ? undefined : askJson(get, address(printCount(dataset, query)), explain),
  ]);
  const total = counted === undefined ? undefined : Number(object(array(counted)[0])['c0']);
  return tableOf(array(rows).map(object), parts, dataset, total);
}

function tableOf(rows: readonly JsonObject[], parts: readonly Part[] | undefined, dataset: Dataset, total: number | undefined): Table {
  if (!parts) return withTotal(tableFromRows(rows, dataset.fields), total);
  const fields = parts.map(({ selected }) => answerField(selected, dataset.fields));
  const columns = parts.map((part, index) => columnOf(rows, part, fields[index]!));
  return table(fields, columns, total);
}

function columnOf(rows: readonly JsonObject[], { aliases, join }: Part, field: Field): Column {
  if (!join) return tableFromRows(rows, [{ ...field, name: aliases[0]! }]).column(aliases[0]!);
  return Float64Array.from(rows, (row) => {
    const values = aliases.map((alias) => Number(row[alias] ?? NaN));
    return values.some(Number.isNaN) ? NaN : join(values);
  });
}

const withTotal = (rows: Table, total: number | undefined): Table => (total === undefined ? rows : { ...rows, total });

const gone = /no-such-column/;
const wrong = /^query\.|no-such-function|type-mismatch|malformed|bad-parse|Unrecognized arguments|Invalid SoQL/i;

const explain: Explain = (body, status) => {
  const { code, errorCode, message, error, data } = object(body);
  const name = text(errorCode) ?? text(code) ?? '';
  const said = text(message) ?? text(error);
  if (!said || (status < 400 && error !== true)) return undefined;
  if (gone.test(name)) return { code: 'columns-gone', message: `The portal has no column “${text(object(data)['column']) ?? ''}”` };
  if (/app_token/.test(said)) return { code: 'private', message: 'The portal does not accept this app token' };
  if (/authentication_required|permission_denied/.test(name) || /must be logged in/i.test(said)) return { code: 'private', message: said };
  if (/dataset\.missing|not[_-]found/.test(name)) return { code: 'not-found', message: said };
  if (/row-limit-exceeded/.test(name)) return { code: 'too-big', message: said };
  if (wrong.test(name) || wrong.test(said)) return { code: 'bad-request', message: said };
  return status < 400 ? { code: 'server', message: said } : undefined;
};

/** Datasets of a Socrata domain by its Discovery API (`/api/catalog/v1`). */
async function list(
  catalogue: URL,
  { search, organization, theme, order, offset, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const url = new URL('/api/catalog/v1', catalogue.origin);
  const orders = { relevance: 'relevance', title: 'name', modified: 'updatedAt DESC' } as const;
  const wanted = {
    domains: catalogue.host,
    search_context: catalogue.host,
    only: 'dataset',
    q: search,
    attribution: organization,
    categories: theme,
    order: orders[order ?? 'relevance'],
    offset,
    limit,
  };
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return catalogueOf(object(await askJson(get, url, explain)));
}

/** What the Discovery API answers, as datasets. */
export function catalogueOf(answer: JsonObject): Catalogue {
  const total = answer['resultSetSize'];
  return { datasets: array(answer['results']).map(object).map(listed), ...(typeof total === 'number' ? { total } : {}) };
}

function listed({ resource, classification, metadata, permalink, link }: JsonObject): Dataset {
  const {
    id,
    name,
    description,
    attribution,
    contact_email,
    createdAt,
    data_updated_at,
    updatedAt,
    columns_name,
    columns_field_name,
    columns_datatype,
    columns_description,
  } = object(resource);
  const { categories, tags, domain_category, domain_tags } = object(classification);
  const landingPage = text(permalink) ?? text(link) ?? '';
  const titles = array(columns_name),
    kinds = array(columns_datatype),
    descriptions = array(columns_description);
  return {
    ref: {
      portal: 'socrata',
      endpointURL: originOf(landingPage) ?? `https://${text(object(metadata)['domain']) ?? ''}`,
      identifier: text(id) ?? '',
    },
    title: text(name) ?? '',
    landingPage,
    fields: texts(columns_field_name)
      .filter((field) => !field.startsWith(':'))
      .map((field) => {
        const at = array(columns_field_name).indexOf(field);
        return {
          name: field,
          title: text(titles[at]) ?? field,
          type: catalogueTypes[text(kinds[at]) ?? ''] ?? 'string',
          ...some('description', text(descriptions[at])),
        };
      }),
    ...some('description', text(description)),
    ...some('publisher', text(attribution)),
    ...some('contactPoint', contactOf(text(contact_email))),
    ...(text(object(metadata)['license']) ? { license: { title: text(object(metadata)['license'])! } } : {}),
    ...some('issued', date(createdAt)),
    ...some('modified', date(data_updated_at) ?? date(updatedAt)),
    keywords: [...texts(domain_tags), ...texts(tags)],
    theme: texts([domain_category ?? null]).concat(texts(categories)),
  };
}

const catalogueTypes: Readonly<Record<string, FieldType>> = {
  Number: 'number',
  Money: 'number',
  Percent: 'number',
  'Calendar date': 'datetime',
  Date: 'datetime',
  Checkbox: 'boolean',
  URL: 'url',
  Point: 'geometry',
  MultiPoint: 'geometry',
  Line: 'geometry',
  MultiLine: 'geometry',
  Polygon: 'geometry',
  MultiPolygon: 'geometry',
  Location: 'geometry',
};

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}
