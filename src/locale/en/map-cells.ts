/** What a map says of places that it shows gathered, in English. `{n}` is put in by `say`. */
export const mapCells = {
  inCells: '{total} places in {n} groups: the larger a disc, the more places. Zoom in to see each place.',
  inCellsOfView: '{total} places in this view in {n} groups: the larger a disc, the more places. Zoom in to see each place.',
  placesHere: 'Places here',
} as const;
