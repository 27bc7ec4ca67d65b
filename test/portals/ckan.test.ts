/** CKAN with its SQL, asked the questions of every portal. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

conforms('CKAN', {
  addresses: {
    birds: `${PORTALS.ckan}/dataset/faa-bird-strikes`,
    earthquakes: `${PORTALS.ckan}/es/dataset/usgs-earthquakes`,
    airports: `${PORTALS.ckan}/api/3/action/package_show?id=us-airports`,
    zipcodes: `${PORTALS.ckan}/dataset/us-zip-codes`,
    weather: `${PORTALS.ckan}/dataset/seattle-weather`,
  },
  lacks: { 'earthquakes.location': 'its DataStore has no type for places' },
  precision: 1000,
});
