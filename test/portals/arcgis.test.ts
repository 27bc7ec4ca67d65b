/** ArcGIS, asked the questions of every portal: koop's GeoServices server answers, where the machine has it. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const { arcgis } = PORTALS;
const layer = (name: string): string => `${arcgis}/arcgis/rest/services/${name}/FeatureServer/0`;

if (arcgis)
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
else it.skip('ArcGIS: the GeoServices server could not be installed');
