/** DKAN 2, asked the questions of every portal: columns with enforced types, with declared ones, and without any. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const undeclared = 'without a data dictionary every column is a text';

conforms('DKAN', {
  addresses: {
    birds: `${PORTALS.dkan}/dataset/fa2eb308-d67e-579e-a1bc-cdacf8bef267`,
    earthquakes: `${PORTALS.dkan}/provider-data/dataset/quak-usgs#data`,
    airports: `${PORTALS.dkan}/api/1/metastore/schemas/dataset/items/0e667557-adf2-52c9-aa8d-aff89b5c6c9e`,
    zipcodes: `${PORTALS.dkan}/provider-data/dataset/0866cc46-55cd-5a35-a6e7-4d9f8326388f/data`,
    weather: `${PORTALS.dkan}/api/1/datastore/query/484efdff-d766-5f30-a1d6-4a5c7e7ee8b6/0`,
  },
  lacks: {
    'earthquakes.location': 'its datastore has no type for places',
    'airports.latitude': undeclared,
    'airports.longitude': undeclared,
  },
  precision: 1000,
});
