/** What a map's legend says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const mapLegend = {
  classUnder: 'under {to}',
  classRange: '{from} to under {to}',
  classFrom: '{from} or more',
  colorBy: 'Color: {field}',
  sizeBy: 'Size: {field}',
  classHint: 'Press a class to see only its places, press again to see all.',
  classesShown: '{n} of {total} places are shown.',
} as const;
