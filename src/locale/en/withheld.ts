/** What is said of numbers too small to be told, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const withheld = {
  withheld: 'withheld',
  withheldNote: {
    one: '{n} value is withheld: numbers that speak of fewer than {below} rows are not shown, nor those that would give them away.',
    other: '{n} values are withheld: numbers that speak of fewer than {below} rows are not shown, nor those that would give them away.',
  },
  notTold: 'Withheld values are left out of these figures.',
  tooFew: 'There are no rows here, or fewer than {below} in each group: numbers as small as that are not shown.',
  noAddress: 'The addresses are not linked here, since the portal’s answers hold the numbers that are withheld.',
} as const;
