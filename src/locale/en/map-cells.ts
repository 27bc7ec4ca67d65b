/** What a map says of places that it shows in cells, in English. `{n}` is put in by `say`. */
export const mapCells = {
  inCells: '{total} places in {n} cells: the larger a disc, the more places. Zoom in to see each place.',
  inCellsOfView: '{total} places in this view in {n} cells: the larger a disc, the more places. Zoom in to see each place.',
  placesHere: 'Places here',
} as const;
