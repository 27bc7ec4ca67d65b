/** Where a question goes: the addresses at which a portal would be asked it, found without asking. */
import { DatasetError, type Dataset, type Get, type Query } from '../model.js';
import { portalOf } from './open.js';
import { planned } from './read.js';

/** The addresses without the page's token; the file's own where the dataset came whole. */
export async function addressesOf(dataset: Dataset, query: Query): Promise<readonly string[]> {
  const portal = await portalOf(dataset);
  const { portal: question } = await planned(dataset, query);
  const { pageSize } = dataset.capabilities ?? portal.capabilities;
  const found = new Set<string>();
  const get: Get = (url) => {
    found.add(url.href);
    return Promise.reject(new DatasetError('unsupported', 'Only the address was wanted'));
  };
  await portal.read(dataset, { limit: pageSize, ...question }, get).catch(() => undefined);
  return found.size ? [...found] : [dataset.ref.endpointURL];
}
