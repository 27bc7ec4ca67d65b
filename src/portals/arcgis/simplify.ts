/** How far off shapes may be at the resolution that a question asks for, and how none of them is lost by it. */
import type { BBox, Get, Query } from '../../model.js';
import { object, type JsonObject } from '../shared/answer.js';
import { ask } from './answer.js';
import { rowsOfFeatures } from './esri-json.js';
import type { Layer } from './layer.js';
import { printExtent } from './sql.js';

/** Degrees: one part of what is asked for, be it a box or all that the condition keeps; undefined where shapes are to come whole. */
export async function toleranceOf(get: Get, address: string, layer: Layer, query: Query): Promise<number | undefined> {
  const { where, resolution, select = [] } = query;
  if (!resolution || !select.some(({ field }) => field === layer.geometry)) return undefined;
  const conjuncts = where?.op === 'and' ? where.args : where ? [where] : [];
  const box = conjuncts.find(({ op }) => op === 'intersects');
  const [west, south, east, north] = box?.op === 'intersects' ? box.bbox : await extentOf(get, address, layer, query);
  const span = Math.max(east - west, north - south);
  return span > 0 ? Number((span / resolution).toPrecision(2)) : undefined;
}

/** An extent that is not told, or in no degrees, is none. */
async function extentOf(get: Get, address: string, layer: Layer, { where }: Query): Promise<BBox> {
  const { extent } = await ask(get, `${address}/query`, printExtent(layer, where)).catch(() => object(null));
  const { xmin, ymin, xmax, ymax, spatialReference } = object(extent);
  const { wkid, latestWkid } = object(spatialReference);
  const isDegrees = [wkid, latestWkid].includes(4326);
  return isDegrees ? [Number(xmin), Number(ymin), Number(xmax), Number(ymax)] : [0, 0, 0, 0];
}

/** The answer; a truer one where shapes are lost that are smaller than they may be off, and all whole where some still are. */
export async function withShapes(
  tolerance: number | undefined,
  layer: Layer,
  answerTo: (tolerance?: number) => Promise<JsonObject>,
): Promise<JsonObject> {
  for (const allowed of tolerance ? [tolerance, Number((tolerance / 8).toPrecision(2))] : []) {
    const answer = await answerTo(allowed);
    if (rowsOfFeatures(answer, layer.geometry).every((row) => row[layer.geometry])) return answer;
  }
  return answerTo();
}
