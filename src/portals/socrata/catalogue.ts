/** A Socrata domain by its Discovery API (`/api/catalog/v1`): whether a host is one, and its datasets. */
import { DatasetError, type Catalogue, type CatalogueQuery, type Dataset, type DatasetRef, type Get } from '../../model.js';
import { array, askJson, date, object, some, text, texts, type JsonObject } from '../shared/answer.js';
import { explain } from './errors.js';
import { contactOf, typeOf } from './view.js';

/** Addresses of its datasets are known by their shape, so that any other names none. */
export async function recognise({ origin, host }: URL, get: Get): Promise<DatasetRef | undefined> {
  const { results, resultSetSize } = object(await askJson(get, new URL(`/api/catalog/v1?search_context=${host}&limit=0`, origin), explain));
  const found = Array.isArray(results) && typeof resultSetSize === 'number';
  return found ? { portal: 'socrata', endpointURL: origin, identifier: '' } : undefined;
}

export async function list(
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
  const answer = object(await askJson(get, url, explain));
  if (typeof answer['resultSetSize'] !== 'number')
    throw new DatasetError('bad-response', `${url.host} has no catalogue as Socrata has`, { url });
  return catalogueOf(answer);
}

/** What the Discovery API answers, as datasets. */
function catalogueOf(answer: JsonObject): Catalogue {
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
          type: typeOf(text(kinds[at])),
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

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

/** The address to write to about a view stands in the catalogue alone. */
export async function contact({ ref }: Pick<Dataset, 'ref'>, get: Get): Promise<string | undefined> {
  const url = new URL(`/api/catalog/v1?ids=${ref.identifier}&search_context=${new URL(ref.endpointURL).host}`, ref.endpointURL);
  const { datasets } = catalogueOf(object(await askJson(get, url, explain)));
  return datasets.find(({ ref: { identifier } }) => identifier === ref.identifier)?.contactPoint;
}
