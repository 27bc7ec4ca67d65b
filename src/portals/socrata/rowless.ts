/** Views of a Socrata domain without columns: maps of another view’s rows, files, links and stories. */
import { DatasetError, type Dataset, type Distribution } from '../../model.js';
import { array, object, some, text, type JsonObject } from '../shared/answer.js';
import { datasetOf } from './view.js';

/** The dataset whose rows it shows, else what there is instead of rows. Throws a DatasetError for a story. */
export async function datasetBehind(
  view: JsonObject,
  dataset: Dataset,
  viewAt: (identifier: string) => Promise<JsonObject>,
): Promise<Dataset> {
  const { endpointURL } = dataset.ref;
  const child = text(array(view['childViews'])[0]) ?? text(object(object(view['metadata'])['geo'])['layers']);
  const shown = child && !array(view['columns']).length ? await viewAt(child).catch(() => undefined) : undefined;
  if (shown) {
    const behind = datasetOf(shown, endpointURL);
    return behind.fields.length ? behind : withoutRows(shown, behind);
  }
  return withoutRows(view, dataset);
}

function withoutRows(view: JsonObject, dataset: Dataset): Dataset {
  if (view['assetType'] === 'story' && view['viewType'] !== 'blobby' && view['viewType'] !== 'href')
    throw new DatasetError('unsupported', 'This address is a story: it has no rows of its own', { url: dataset.landingPage });
  return { ...dataset, distributions: text(view['blobId']) ? [fileOf(view, dataset)] : [] };
}

function fileOf(view: JsonObject, { ref: { endpointURL, identifier } }: Dataset): Distribution {
  const title = text(view['blobFilename']) ?? identifier;
  return {
    title,
    downloadURL: `${endpointURL}/api/views/${identifier}/files/${text(view['blobId'])!}?filename=${encodeURIComponent(title)}`,
    ...some('mediaType', text(view['blobMimeType'])),
    ...some('byteSize', typeof view['blobFileSize'] === 'number' ? view['blobFileSize'] : undefined),
  };
}

export const noRows = ({ landingPage }: Dataset): DatasetError =>
  new DatasetError('unsupported', 'This dataset is a file or a link: it has no rows to read', { url: landingPage });
