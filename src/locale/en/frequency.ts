/** How often data are renewed, in English. */
export const frequency = {
  fresh: 'up to date',
  stale: 'late: expected by {date}',
  'every-day': 'daily',
  'every-week': 'weekly',
  'every-twoweeks': 'every two weeks',
  'every-month': 'monthly',
  'every-quarter': 'quarterly',
  'every-halfyear': 'twice a year',
  'every-year': 'yearly',
  everySpan: 'every {span}',
} as const;
