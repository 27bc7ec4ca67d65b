/** Every part of the English words: what a language fills. A page loads only the parts that it says. */
import { beginning } from './beginning.js';
import { card } from './card.js';
import { categories } from './categories.js';
import { cells } from './cells.js';
import { dictionary } from './dictionary.js';
import { filters } from './filters.js';
import { frame } from './frame.js';
import { frequency } from './frequency.js';
import { groups } from './groups.js';
import { lack } from './lack.js';
import { logScale } from './log-scale.js';
import { map } from './map.js';
import { mapAreas } from './map-areas.js';
import { mapAround } from './map-around.js';
import { mapBasemap } from './map-basemap.js';
import { mapCells } from './map-cells.js';
import { mapOverlays } from './map-overlays.js';
import { mapTime } from './map-time.js';
import { mapDoubts } from './map-doubts.js';
import { mapGroups } from './map-groups.js';
import { mapLegend } from './map-legend.js';
import { measures } from './measures.js';
import { periods } from './periods.js';
import { range } from './range.js';
import { references } from './references.js';
import { rows } from './rows.js';

import { series } from './series.js';
import { sides } from './sides.js';
import { stat } from './stat.js';
import { table } from './table.js';
import { tools } from './tools.js';
import { trouble } from './trouble.js';
import { types } from './types.js';
import { withheld } from './withheld.js';

export const all = [
  beginning,
  card,
  categories,
  cells,
  dictionary,
  filters,
  frame,
  frequency,
  groups,
  lack,
  logScale,
  map,
  mapAreas,
  mapAround,
  mapBasemap,
  mapCells,
  mapOverlays,
  mapTime,
  mapDoubts,
  mapLegend,
  mapGroups,
  measures,
  periods,
  range,
  references,
  rows,
  series,
  sides,
  stat,
  table,
  tools,
  trouble,
  types,
  withheld,
] as const;
