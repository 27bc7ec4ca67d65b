/** DCAT-US catalogues: resources.data.gov/resources/dcat-us. One file describes every dataset; searching it, ordering and paging are done here. */
import { DatasetError, type Catalogue, type CatalogueQuery, type Dataset, type DatasetRef, type Get, type Portal } from '../model.js';
import { askJson } from './shared/answer.js';
import { datasetsOf } from './dcat/catalogue.js';
import { loaded, portals } from './index.js';
import { isReadable, webAddress } from './shared/readable.js';
import { linked } from './shared/linked.js';
import { isWhole, rowsOf } from './shared/whole.js';

export const dcat: Portal = {
  name: 'dcat',
  capabilities: {},
  match,
  describe,
  async read(dataset, _, get) {
    const rows = rowsOf(dataset) ?? (isWhole(dataset) ? rowsOf(await describe(dataset.ref, get)) : undefined);
    if (rows) return rows;
    throw new DatasetError('unsupported', 'This dataset has no files that can be read as rows', { url: dataset.landingPage });
  },
  list,
};

const catalogueFile = /(^|\/)(data\.json|catalog\.json|dcat[\w.-]*\.json|[\w.-]+\.jsonld)$|\/api\/feed\/dcat-us\//i;

/** A dataset of a catalogue is named behind its address: `…/data.json#IDENTIFIER`, or `?identifier=IDENTIFIER`, which no server sees. */
function match(url: URL): DatasetRef | undefined {
  if (!catalogueFile.test(url.pathname)) return undefined;
  return { portal: 'dcat', endpointURL: fileOf(url), identifier: url.searchParams.get('identifier') ?? fragmentOf(url) };
}

/** The catalogue alone. */
function fileOf(url: URL): string {
  const file = new URL(url);
  file.hash = '';
  file.searchParams.delete('identifier');
  return file.href;
}

function fragmentOf({ hash }: URL): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/** The last catalogues, since they may be many megabytes: for five minutes. */
const catalogues = new Map<string, { readonly datasets: readonly Dataset[]; readonly until: number }>();
const [lifetime, most] = [5 * 60_000, 3];

async function catalogueAt(address: string, get: Get): Promise<readonly Dataset[]> {
  const known = catalogues.get(address);
  if (known && known.until > Date.now()) return known.datasets;
  const datasets = datasetsOf(await askJson(get, new URL(address)), address);
  catalogues.delete(address);
  catalogues.set(address, { datasets, until: Date.now() + lifetime });
  const [oldest] = catalogues.keys();
  if (catalogues.size > most) catalogues.delete(oldest!);
  return datasets;
}

/** The dataset with its rows: of the portal that has them live, else of its first file that can be read. */
async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  if (!ref.identifier)
    throw new DatasetError('unsupported', `This is a catalogue: name one of its datasets behind it, as ${ref.endpointURL}#IDENTIFIER`, {
      url: ref.endpointURL,
    });
  const found = (await catalogueAt(ref.endpointURL, get)).find(({ ref: { identifier } }) => identifier === ref.identifier);
  if (!found) throw new DatasetError('not-found', `The catalogue has no dataset “${ref.identifier}”`, { url: ref.endpointURL });
  return (await liveOf(found, get)) ?? (await filed(found, get)) ?? { ...found, capabilities: {} };
}

/** Most catalogues are made by portals, whose addresses stand in them. */
async function liveOf(found: Dataset, get: Get): Promise<Dataset | undefined> {
  const addresses = [found.landingPage, ...(found.distributions ?? []).map(({ downloadURL }) => downloadURL)].flatMap(
    (address) => webAddress(address) ?? [],
  );
  for (const candidate of portals) {
    const address = addresses.find((url) => !('hint' in candidate) || candidate.hint.test(url.href));
    if (!address || candidate.name === 'dcat' || candidate.name === 'file') continue;
    const portal = await loaded(candidate);
    const ref = addresses.map((url) => portal.match(url)).find((known) => known?.identifier && !known.query);
    const live = ref && (await portal.describe(ref, get).catch(notThere));
    if (live?.fields.length) return { ...live, ...found, ref: live.ref, fields: live.fields };
  }
  return undefined;
}

async function filed(found: Dataset, get: Get): Promise<Dataset | undefined> {
  const files = (found.distributions ?? []).filter(({ downloadURL, mediaType, title }) =>
    isReadable(webAddress(downloadURL), mediaType, title),
  );
  let failure: DatasetError | undefined;
  for (const { downloadURL } of files) {
    const url = new URL(downloadURL);
    try {
      return await linked(found, url, get);
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return undefined;
}

function notThere(error: unknown): undefined {
  if (error instanceof DatasetError) return undefined;
  throw error;
}

/** The catalogue at the address, or at the usual place of its host. */
async function list(
  catalogue: URL,
  { search = '', organization, theme, order = 'relevance', offset = 0, limit = 20 }: CatalogueQuery,
  get: Get,
): Promise<Catalogue> {
  const address = match(catalogue)?.endpointURL ?? new URL('/data.json', catalogue).href;
  const words = folded(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  const same = (a: string, b: string): boolean => folded(a) === folded(b);
  const kept = (await catalogueAt(address, get)).filter(
    (dataset) =>
      (!organization || same(dataset.publisher ?? '', organization)) &&
      (!theme || dataset.theme!.some((known) => same(known, theme))) &&
      words.every((word) => folded(everythingOf(dataset)).includes(word)),
  );
  const inTitle = ({ title }: Dataset): number => words.filter((word) => folded(title).includes(word)).length;
  const ordered = kept.sort(
    order === 'title'
      ? (a, b) => (a.title < b.title ? -1 : 1)
      : order === 'modified'
        ? (a, b) => (b.modified?.getTime() ?? -Infinity) - (a.modified?.getTime() ?? -Infinity) || 0
        : (a, b) => inTitle(b) - inTitle(a),
  );
  return { datasets: ordered.slice(offset, offset + limit), total: ordered.length };
}

const everythingOf = ({ title, description, publisher, keywords, theme }: Dataset): string =>
  [title, description, publisher, ...(keywords ?? []), ...(theme ?? [])].join(' ');

const folded = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
