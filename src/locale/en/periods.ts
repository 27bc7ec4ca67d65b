/** What is said of times that a publisher gives in codes, in English. */
export const periods = {
  sinceDate: 'since {date}',
  untilDate: 'until {date}',
} as const;
