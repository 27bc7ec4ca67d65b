// Where the local portals listen while `npm run storybook` runs; scripts/stories-check.js answers with its own.
globalThis.PORTALS = {
  socrata: 'http://localhost:4100',
  ckan: 'http://localhost:4101',
  opendatasoft: 'http://localhost:4102',
  dkan: 'http://localhost:4103',
};
