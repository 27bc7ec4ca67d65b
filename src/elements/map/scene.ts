/** What is told to those who stand around a map, and what they give. */
import type { nothing, TemplateResult } from '../../page/html.js';
import type { Place } from '../../dataset/roles.js';
import type { PlacesMap } from '../../maps/places-map.js';
import type { Query, Table } from '../../model.js';
import type { PlaceWords } from './place-words.js';

/** What the map shows now. */
export interface Scene {
  readonly map: PlacesMap | undefined;
  readonly table: Table;
  /** What is asked of a place that the table lacks, and how it is spoken of; absent where it has them all. */
  readonly elsewhere: { readonly select: Query['select']; readonly words: PlaceWords } | undefined;
  readonly place: Place;
  readonly words: PlaceWords;
  readonly announce: (text: string) => void;
}

export interface Surroundings {
  readonly before: TemplateResult | typeof nothing;
  readonly over: TemplateResult | typeof nothing;
  readonly beside: TemplateResult | typeof nothing;
  readonly after: TemplateResult | typeof nothing;
}
