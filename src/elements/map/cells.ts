/** Asks for cells in place of places, where a map may not show all places in view: how many are where, of all and not of a part. */
import type { Place } from '../../dataset/roles.js';
import { countedHere } from '../../dataset/read.js';
import { mapCells } from '../../locale/en/map-cells.js';
import { teach } from '../../locale/index.js';
import { cellQuery, coarse, counted, gathered, widthFor, type Cut, type Gathered } from '../../maps/cells.js';
import { extentAtFirst, featuresOf } from '../../maps/features.js';
import type { Looks } from '../../maps/looks.js';
import { sizesOf } from '../../maps/sized.js';
import type { Box } from '../../maps/mercator.js';
import { DatasetError, type Dataset, type Predicate, type Table } from '../../model.js';
import type { Ask } from '../shared/asking.js';
import type { PlaceWords } from './place-words.js';

teach(mapCells);

export interface CellsAsked {
  readonly dataset: Dataset;
  readonly place: Place;
  /** What is in view; undefined before anything has been seen. */
  readonly box: Box | undefined;
  readonly where: Predicate | undefined;
  /** As many places as this are shown one by one. */
  readonly limit: number;
  readonly ask: Ask;
}

/** Cells that hold hardly more than a place each tell nothing. */
const telling = 2;

/** Undefined where the places are few, or who has them cannot gather them. */
export async function askInCells(asked: CellsAsked): Promise<Gathered | undefined> {
  const by = await cutOf(asked);
  if (!by) return undefined;
  try {
    const found = asked.box ? await cellsOf(asked, by, widthFor(asked.box)) : await atFirst(asked, by);
    return found.places > asked.limit && found.places > telling * found.cells.length ? found : undefined;
  } catch (error) {
    if (error instanceof DatasetError && ['bad-request', 'too-big', 'server'].includes(error.code)) return undefined;
    throw error;
  }
}

/** Where nothing is known of where the places are, coarse cells tell it first. */
async function atFirst(asked: CellsAsked, by: Cut): Promise<Gathered> {
  const found = await cellsOf(asked, by, coarse);
  const extent = extentAtFirst(featuresOf(found.cells, asked.place));
  const width = extent && widthFor(extent);
  return width && width < coarse ? cellsOf(asked, by, width) : found;
}

async function cellsOf({ place, where, ask }: CellsAsked, by: Cut, width: number): Promise<Gathered> {
  return gathered(await ask(cellQuery(place, width, where, by)), place, width);
}

/** How who has the places can gather them. Rows that are all here are gathered here; no portal is asked for all of its rows for that. */
async function cutOf({ dataset, place, where }: CellsAsked): Promise<Cut | undefined> {
  const names: readonly string[] = Object.values(place);
  const type = 'geometry' in place ? 'geometry' : 'number';
  if (dataset.fields.some((field) => names.includes(field.name) && field.type !== type)) return undefined;
  const isHere = dataset.ref.portal === 'given' || (dataset.capabilities && dataset.capabilities.pageSize === undefined);
  if (isHere) return 'cell';
  const cuts = 'geometry' in place ? (['cell', 'near'] as const) : (['cell'] as const);
  for (const cut of cuts) if (!(await countedHere(dataset, cellQuery(place, coarse, where, cut)))) return cut;
  return undefined;
}

/** Discs whose area tells how many places are in a cell. */
export const looksOfCells = (cells: Table): Looks => ({
  swatches: [],
  hidden: new Set(),
  sizes: sizesOf(cells.column(counted) as Float64Array),
});

export { counted };

/** How a cell is spoken of: by the number of its places. */
export function wordsOfCells({ fields }: Table, words: PlaceWords): PlaceWords {
  const count = fields.at(-1)!;
  const titleOf: PlaceWords['titleOf'] = (field) => (field === count ? words.locale.say('placesHere') : words.titleOf(field));
  return { ...words, heading: undefined, fields: [count], titleOf };
}
