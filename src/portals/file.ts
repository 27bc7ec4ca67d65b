/** Plain files at an address: CSV, JSON, GeoJSON. They come whole; every question is answered in the browser. */
import { decode, formatOf } from '../formats/index.js';
import type { Dataset, DatasetRef, Get, Portal } from '../model.js';
import { segmentsOf } from './address.js';
import { failed } from './answer.js';
import { rowsOf, whole } from './whole.js';

export const file: Portal = {
  name: 'file',
  capabilities: {},
  match: (url) => (formatOf(url) ? refOf(url) : undefined),
  recognise: async (url, get) => (formatOf(url, (await get(url)).headers.get('content-type') ?? undefined) ? refOf(url) : undefined),
  describe,
  read: async (dataset, _, get) => rowsOf(dataset) ?? rowsOf(await describe(dataset.ref, get))!,
};

const refOf = (url: URL): DatasetRef => ({ portal: 'file', endpointURL: url.href, identifier: url.href });

async function describe(ref: DatasetRef, get: Get): Promise<Dataset> {
  const url = new URL(ref.endpointURL);
  const response = await get(url);
  if (!response.ok) throw failed(response.status, url);
  const changed = new Date(response.headers.get('last-modified') ?? NaN);
  const table = await decode(response, url);
  const name = segmentsOf(url).at(-1) ?? url.host;
  return whole(
    {
      ref,
      title: name.replace(/\.\w+$/, '').replaceAll(/[-_]+/g, ' '),
      landingPage: url.href,
      distributions: [{ title: name, downloadURL: url.href }],
      ...(Number.isNaN(changed.getTime()) ? {} : { modified: changed }),
    },
    table,
  );
}
