/** What is said where the data cannot be had, in English. `{host}` is put in by `say`. */
export const trouble = {
  retry: 'Try again',
  details: 'Details for the page’s editor',
  offline: 'You are offline. The data will load when you are connected again.',
  unreachable: 'We can’t reach {host} right now.',
  blocked: 'This portal does not share its data with other sites, or can’t be reached.',
  timeout: '{host} took too long to answer.',
  'not-found': 'This dataset is no longer at this address.',
  private: 'This data is not open to the public, or the portal did not accept this page’s key.',
  'rate-limited': 'The portal is busy. Please try again in a minute.',
  busy: 'The portal is still preparing this data. Please try again in a minute.',
  server: 'The portal has a fault at the moment.',
  'bad-response': '{host} sent something that can’t be read as data.',
  'bad-request': 'This page asks a question that can’t be answered.',
  'too-big': 'This is more data than can be counted here.',
  'columns-gone': 'The dataset no longer has a column that this page shows.',
  unsupported: 'This page can’t read data from this address.',
} as const;
