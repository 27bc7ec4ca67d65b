/** What every element says, whatever it shows, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const frame = {
  loading: 'Loading data…',
  openDataset: 'Open the dataset on {host}',
  license: 'License',
  rows: { one: '{n} row', other: '{n} rows' },
  quarterOf: 'Q{q} {year}',
  weekOf: 'week of {date}',
} as const;
