/** What kinds of columns are called, in English. */
export const types = {
  'type-string': 'text',
  'type-number': 'number',
  'type-boolean': 'yes or no',
  'type-date': 'date',
  'type-datetime': 'date and time',
  'type-geometry': 'place',
  'type-url': 'link',
} as const;
