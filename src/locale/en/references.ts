/** What is said of what a chart is read against, in English. */
export const references = {
  bandAt: 'Margin, {at}: {low} to {high}.',
  lowToHigh: '{low} to {high}',
  target: 'Target',
  targetOf: '{title}: {value}.',
} as const;
