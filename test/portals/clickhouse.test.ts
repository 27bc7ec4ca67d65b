/** ClickHouse, asked the questions of every portal: the engine answers, where the machine has it. */
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

const { clickhouse } = PORTALS;
const table = (name: string): string => `${clickhouse}/?database=city&table=${name}`;

if (clickhouse)
  conforms('ClickHouse', {
    addresses: {
      birds: table('birds'),
      earthquakes: `${clickhouse}/?query=SELECT * FROM city.earthquakes FORMAT JSON`,
      airports: `${clickhouse}/?user=default&table=city.airports`,
      zipcodes: table('zipcodes'),
      weather: `${clickhouse}/play?user=default#${btoa('SELECT * FROM city.weather')}`,
    },
    lacks: { 'earthquakes.location': 'its columns of places are tuples' },
  });
else it.skip('ClickHouse: there is none here (pip install chdb)');
