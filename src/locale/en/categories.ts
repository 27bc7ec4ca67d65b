/** What the chart of categories says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const categories = {
  categories: { one: '{what}: {n} category.', other: '{what}: {n} categories.' },
  bins: { one: '{what}, in {n} step.', other: '{what}, in {n} steps.' },
  allEqual: 'Each has {value}.',
  inAll: 'In all: {total}.',
  largestOnly: 'Only the largest are shown.',
  restIsOther: 'What is left is shown as “{other}”.',
  noValue: { one: '{n} value is missing.', other: '{n} values are missing.' },
  noNumber: { one: '{n} row without a number is left out.', other: '{n} rows without a number are left out.' },
  binRange: '{from} to under {to}',
  binOpen: '{from} or more',
} as const;
