/** ArcGIS, asked the questions of every portal: koop's GeoServices server answers, where the machine has it. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const { arcgis } = PORTALS;
const layer = (name: string): string => `${arcgis}/arcgis/rest/services/${name}/FeatureServer/0`;

/** Where koop is not as Esri's servers are; the recorded answers tell how those are. */
const strays = new Map([
  ['airports: LIKE keeps to the case', 'koop’s LIKE does not'],
  ['airports: NOT LIKE', 'koop’s LIKE does not keep to the case'],
  ['earthquakes: the first and the last time', 'koop has no least and greatest of dates'],
  ['birds: least and greatest of texts and dates', 'koop has no least and greatest of texts'],
  ['birds: groups over no rows', 'koop answers with an error'],
]);

describe('the GeoServices server', function () {
  if (!arcgis) return void it.skip('ArcGIS is not tested: the server could not be installed');
  conforms('ArcGIS', {
    addresses: {
      birds: layer('birds'),
      earthquakes: `${arcgis}/arcgis/rest/services/earthquakes/FeatureServer`,
      airports: layer('airports'),
      zipcodes: layer('zipcodes'),
      weather: layer('weather'),
    },
    names: { location: 'geometry' },
    lacks: { 'earthquakes.tsunami': 'it has no type for true and false' },
  });
  for (const test of this.suites.flatMap(({ tests }) => tests).filter(({ title }) => strays.has(title))) {
    test.pending = true;
    test.title += ` (${strays.get(test.title)})`;
  }
});
