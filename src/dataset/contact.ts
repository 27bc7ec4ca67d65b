/** How the owner of a dataset is reached, also where its description does not say and its portal has to be asked. */
import type { Dataset } from '../model.js';
import { doorOf, type Options } from './door.js';
import { portalOf } from './open.js';

export async function contactOf(dataset: Dataset, options: Options = {}): Promise<string | undefined> {
  if (dataset.contactPoint) return dataset.contactPoint;
  try {
    const portal = await portalOf(dataset);
    return await portal.contact?.(dataset, doorOf(portal, new URL(dataset.ref.endpointURL).origin, options));
  } catch {
    return undefined;
  }
}
