/** What the number says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const stat = {
  statOfAll: '{what}: {value}.',
  moreThan: '{difference} more than the {value} of {period}.',
  lessThan: '{difference} less than the {value} of {period}.',
  sameAs: 'The same as {period}.',
  noComparison: 'There is no value for {period} to compare with.',
  ofTarget: '{share} of the target of {target}.',
} as const;
