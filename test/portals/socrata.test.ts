/** Socrata, asked the questions of every portal. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

conforms('Socrata', {
  addresses: {
    birds: `${PORTALS.socrata}/d/bird-stri`,
    earthquakes: `${PORTALS.socrata}/Environment/USGS-Earthquakes/quak-usgs/about_data`,
    airports: `${PORTALS.socrata}/resource/airp-orts.json`,
    zipcodes: `${PORTALS.socrata}/api/views/zipc-odes.json`,
    weather: `${PORTALS.socrata}/d/seat-wthr`,
  },
});
