/** What a table of groups says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const groups = {
  total: 'Total',
  altogether: 'All',
  groupRows: 'Rows of {group}',
  groupParts: 'Groups within {group}',
  groupOpened: { one: '{n} group within {group}.', other: '{n} groups within {group}.' },
  groupClosed: '{group} is closed.',
  groupShown: { one: '{n} row of {total} in {group}.', other: '{n} rows of {total} in {group}.' },
  moreRows: 'Show more rows',
} as const;
