/** What the table says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const table = {
  rowRange: 'Rows {first}–{last} of {total}',
  search: 'Search this table',
  columnTools: '{column}: filter and facts',
  rowTools: 'Row {n}: every field',
  sortedUp: 'Sorted by {column}, lowest first.',
  sortedDown: 'Sorted by {column}, highest first.',
  pages: 'Pages',
  previous: 'Previous page',
  next: 'Next page',
  rowsPerPage: 'Rows per page',
  found: { one: '{n} row found.', other: '{n} rows found.' },
} as const;
