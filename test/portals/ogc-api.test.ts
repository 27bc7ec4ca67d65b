/** OGC API Features, asked the questions of every portal: MapServer answers, where the machine has it. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const { ogcapi } = PORTALS;
const collection = (name: string): string => `${ogcapi}/collections/${name}`;

if (ogcapi)
  conforms('OGC API Features', {
    addresses: {
      birds: collection('birds'),
      earthquakes: `${collection('earthquakes')}/items?f=json`,
      airports: `${collection('airports')}?f=html`,
      zipcodes: collection('zipcodes'),
      weather: collection('weather'),
    },
    names: { location: 'geometry' },
    lacks: { 'earthquakes.tsunami': 'MapServer writes it as a number' },
    precision: 1000,
  });
else it.skip('OGC API Features: there is no MapServer (Debian: apt-get install cgi-mapserver mapserver-bin)');
