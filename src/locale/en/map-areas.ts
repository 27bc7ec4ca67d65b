/** What a map says of values that it puts on areas, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const mapAreas = {
  boundariesFrom: 'Boundaries',
  marginOf: 'Margin of error of {field}',
  noAreaFor: {
    one: '{n} value belongs to no area on this map and is not drawn.',
    other: '{n} values belong to no area on this map and are not drawn.',
  },
  noAreas: 'None of the values belongs to an area of these boundaries. These are the values.',
  boundariesLost: 'The boundaries can’t be had right now. These are the values.',
  unmatchedKeys: 'Without an area: {keys}',
  marginsLeft: 'Where several rows make one value, their margins of error can’t be added up and are left out.',
} as const;
