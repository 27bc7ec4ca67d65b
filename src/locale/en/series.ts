/** What the time series says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const series = {
  unfinished: 'The last {unit} is not complete yet.',
  gaps: { one: '{n} {unit} without data is left empty.', other: '{n} periods without data are left empty.' },
  oneOf: '{n} of {total} series are shown: the largest.',
  summaryRange: '{what}, {first} to {last}.',
  summaryEnds: 'From {first} to {last}.',
  interval: 'Interval',
  targetOf: '{title}: {value}.',
  lowToHigh: '{low} to {high}',
} as const;
