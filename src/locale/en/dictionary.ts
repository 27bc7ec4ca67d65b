/** What the card says of a dataset's columns, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const dictionary = {
  dictionary: 'What the columns mean',
  examples: 'For example: {values}',
} as const;
