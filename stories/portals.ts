/** The addresses that stories read: real datasets, and broken ones, on each of the local portals. */
interface Origins {
  readonly socrata: string;
  readonly ckan: string;
}

const { socrata, ckan } = (globalThis as unknown as { PORTALS: Origins }).PORTALS;

interface Ids {
  readonly socrata: string;
  readonly ckan: string;
}

const ids = (socrata: string, ckan: string): Ids => ({ socrata, ckan });

/** As the local portals list them in demo/portal/datasets.js. */
const datasets = {
  strikes: ids('bird-stri', 'faa-bird-strikes'),
  earthquakes: ids('quak-usgs', 'usgs-earthquakes'),
  airports: ids('airp-orts', 'us-airports'),
  weather: ids('seat-wthr', 'seattle-weather'),
  hanging: ids('hang-0000', 'hanging-strikes'),
  empty: ids('none-0000', 'empty-strikes'),
  gone: ids('gone-0404', 'gone-strikes'),
  private: ids('priv-0403', 'private-strikes'),
  busy: ids('busy-0429', 'busy-strikes'),
  failing: ids('fail-0503', 'failing-strikes'),
  page: ids('html-0200', 'html-strikes'),
  closed: ids('cors-0000', 'closed-strikes'),
  cut: ids('trun-cate', 'truncated-strikes'),
  zipcodes: ids('zipc-odes', 'us-zip-codes'),
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

/** Addresses at which nobody publishes data. */
export const nowhere = {
  Socrata: `${socrata}/about/us`,
  CKAN: `${ckan}/about`,
  'CKAN without SQL': `${ckan}/basic/`,
  'Plain file': `${ckan}/report.pdf`,
};

/** The publisher's own file of the earthquakes, in which each place is a geometry. */
export const geojson = `${onCkan('earthquakes')}/resource/afde12a5-0ffd-503c-a345-dab50802dd78`;

/** A CSV like any other on the web: its address tells nothing of a portal. */
const fileOf = ({ ckan: name }: Ids): string => `${ckan}/files/${name}.csv`;
