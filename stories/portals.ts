/** The addresses that stories read: real datasets, and broken ones, on each of the local portals. */
import { inMemory, nowhereInMemory } from './in-memory.js';

interface Origins {
  readonly socrata: string;
  readonly ckan: string;
  readonly opendatasoft: string;
  readonly dkan: string;
}

const { socrata, ckan, opendatasoft, dkan } = (globalThis as unknown as { PORTALS: Origins }).PORTALS;

interface Ids {
  readonly socrata: string;
  readonly ckan: string;
  readonly dkan: string;
}

const ids = (socrata: string, ckan: string, dkan: string): Ids => ({ socrata, ckan, dkan });

/** As the local portals list them in demo/portal/datasets.js. */
const datasets = {
  strikes: ids('bird-stri', 'faa-bird-strikes', 'fa2eb308-d67e-579e-a1bc-cdacf8bef267'),
  earthquakes: ids('quak-usgs', 'usgs-earthquakes', 'quak-usgs'),
  airports: ids('airp-orts', 'us-airports', '0e667557-adf2-52c9-aa8d-aff89b5c6c9e'),
  weather: ids('seat-wthr', 'seattle-weather', '484efdff-d766-5f30-a1d6-4a5c7e7ee8b6'),
  hanging: ids('hang-0000', 'hanging-strikes', '6b60242f-e5b4-5ec6-a4ed-a8363a4b3a4a'),
  empty: ids('none-0000', 'empty-strikes', '82c609fc-d744-5855-a330-e02700b95c9a'),
  gone: ids('gone-0404', 'gone-strikes', '5eeabaad-3b0f-5107-a5a7-cbe41d813044'),
  private: ids('priv-0403', 'private-strikes', '5b160ed0-cccb-5172-afaf-6b829fd48671'),
  busy: ids('busy-0429', 'busy-strikes', '2462d111-cba2-5822-a5d7-bf558542b890'),
  failing: ids('fail-0503', 'failing-strikes', 'c41761cd-94f9-5c1e-a76b-26d36a44fca1'),
  page: ids('html-0200', 'html-strikes', '21f504d9-d360-5589-a6e7-a8639c1993f3'),
  closed: ids('cors-0000', 'closed-strikes', '0ceef22a-3d0f-5575-ab83-5fcab7cf1142'),
  cut: ids('trun-cate', 'truncated-strikes', '129b4e55-9a01-5ce3-a728-600f71236255'),
  zipcodes: ids('zipc-odes', 'us-zip-codes', '0866cc46-55cd-5a35-a6e7-4d9f8326388f'),
};

export type DatasetName = keyof typeof datasets;

/** The dataset's page on the Socrata portal. */
export const onSocrata = (name: DatasetName): string => `${socrata}/d/${datasets[name].socrata}`;

/** The dataset's page on the CKAN portal. */
export const onCkan = (name: DatasetName): string => `${ckan}/dataset/${datasets[name].ckan}`;

/** The same address on each kind of portal, by the portal's name. */
export const onEach = (name: DatasetName): Readonly<Record<string, string>> => ({
  Socrata: onSocrata(name),
  CKAN: onCkan(name),
  'CKAN without SQL': `${ckan}/basic/dataset/${datasets[name].ckan}`,
  'Plain file': fileOf(datasets[name]),
});

/** The same on further kinds of portal, which answer the same questions in other languages; on four of them it has six rows. */
export const onFurther = (name: DatasetName): Readonly<Record<string, string>> => ({
  Opendatasoft: `${opendatasoft}/explore/dataset/${datasets[name].ckan}/`,
  DKAN: `${dkan}/dataset/${datasets[name].dkan}`,
  ...inMemory(name),
});

/** Addresses at which nobody publishes data. */
export const nowhere = {
  Socrata: `${socrata}/about/us`,
  CKAN: `${ckan}/about`,
  'CKAN without SQL': `${ckan}/basic/`,
  'Plain file': `${ckan}/report.pdf`,
};

export const nowhereFurther = { Opendatasoft: `${opendatasoft}/about`, DKAN: `${dkan}/about`, ...nowhereInMemory };

/** The publisher's own file of the earthquakes, in which each place is a geometry. */
export const geojson = `${onCkan('earthquakes')}/resource/afde12a5-0ffd-503c-a345-dab50802dd78`;

/** A CSV like any other on the web: its address tells nothing of a portal. */
const fileOf = ({ ckan: name }: Ids): string => `${ckan}/files/${name}.csv`;
