/** Opendatasoft, asked the questions of every portal. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const api = `${PORTALS.opendatasoft}/api/explore/v2.1/catalog/datasets`;

conforms('Opendatasoft', {
  addresses: {
    birds: `${PORTALS.opendatasoft}/explore/dataset/faa-bird-strikes/table/`,
    earthquakes: `${api}/usgs-earthquakes`,
    airports: `${PORTALS.opendatasoft}/explore/assets/us-airports/`,
    zipcodes: `${api}/us-zip-codes/records?limit=20`,
    weather: `${PORTALS.opendatasoft}/explore/embed/dataset/seattle-weather/table/`,
  },
});
