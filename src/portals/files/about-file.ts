/** What can be said of a file from its address and its answer's headers alone. */
import type { Dataset, DatasetRef } from '../../model.js';
import { segmentsOf } from '../shared/address.js';
import { some } from '../shared/answer.js';

type About = Pick<Dataset, 'ref' | 'title' | 'landingPage' | 'distributions' | 'modified'>;

/** Title, link and age of a file; its name stands for a title, and the part that the address names behind it. */
export function aboutFile(ref: DatasetRef, headers: Headers): About {
  const url = new URL(ref.endpointURL);
  const name = segmentsOf(url).at(-1) ?? url.host;
  const modified = new Date(headers.get('last-modified') ?? NaN);
  const size = Number(headers.get('content-length') ?? NaN);
  return {
    ref,
    title: name.replace(/(?:\.\w{2,10}){1,2}$/, '').replaceAll(/[-_]+/g, ' ') || name,
    landingPage: url.href,
    distributions: [
      {
        title: name,
        downloadURL: url.href,
        ...some('mediaType', headers.get('content-type')?.split(';')[0]),
        ...some('byteSize', size || undefined),
      },
    ],
    ...some('modified', Number.isNaN(modified.getTime()) ? undefined : modified),
  };
}

/** The file at an address, named by the address itself. */
export const fileRef = (portal: string, url: URL): DatasetRef => ({ portal, endpointURL: url.href, identifier: url.href });
