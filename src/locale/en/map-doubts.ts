/** What the map says of coordinates that cannot be right, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const mapDoubts = {
  noneHasPlace: { one: 'The one row has no place to draw on a map.', other: 'None of the {n} rows has a place to draw on a map.' },
  notDegrees: {
    one: '{n} row has coordinates that are not degrees on Earth, but perhaps metres or feet of a map projection.',
    other: '{n} rows have coordinates that are not degrees on Earth, but perhaps metres or feet of a map projection.',
  },
  offSwapped: {
    one: '{n} row has coordinates that would be on Earth if latitude and longitude were swapped.',
    other: '{n} rows have coordinates that would be on Earth if latitude and longitude were swapped.',
  },
  allSwapped: 'Latitude and longitude seem to be swapped in this dataset: its places lie in Antarctica.',
  farSwapped: {
    one: '{n} place lies far from all others, where it would not if its latitude and longitude were swapped.',
    other: '{n} places lie far from all others, where they would not if their latitude and longitude were swapped.',
  },
  farAway: {
    one: '{n} place lies far from all others. “{all}” shows it too.',
    other: '{n} places lie far from all others. “{all}” shows them too.',
  },
} as const;
