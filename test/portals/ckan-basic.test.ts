/** CKAN as most sites run it, without SQL: what its search cannot answer is answered in the browser. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const site = `${PORTALS.ckan}/basic`;

conforms('CKAN without SQL', {
  addresses: {
    birds: `${site}/dataset/faa-bird-strikes`,
    earthquakes: `${site}/dataset/usgs-earthquakes`,
    airports: `${site}/dataset/us-airports`,
    zipcodes: `${site}/dataset/us-zip-codes`,
    weather: `${site}/dataset/seattle-weather`,
  },
  lacks: { 'earthquakes.location': 'its DataStore has no type for places' },
  precision: 1000,
});
