/** What the time series says, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const series = {
  unfinished: 'The last {unit} is not complete yet.',
  gaps: { one: '{n} {unit} without data is left empty.', other: '{n} periods without data are left empty.' },
  oneOf: '{n} of {total} series are shown: the largest.',
  summaryRange: '{what}, {first} to {last}.',
  summaryEnds: 'From {first} to {last}.',
  gapsBetween: { one: '{n} point without a value is left empty.', other: '{n} points without a value are left empty.' },
  undated: { one: '{n} row without a date is not shown.', other: '{n} rows without a date are not shown.' },
  interval: 'Interval',
  eachValue: 'each value',
  targetOf: '{title}: {value}.',
} as const;
