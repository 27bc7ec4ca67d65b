/** The addresses that stories read: real datasets, and broken ones, on each of the local portals. */
interface Origins {
  readonly socrata: string;
  readonly ckan: string;
}

const { socrata, ckan } = (globalThis as unknown as { PORTALS: Origins }).PORTALS;

interface Ids {
  readonly socrata: string;
  readonly ckan: string;
  /** The CSV among the dataset's resources. */
  readonly resource: string;
}

const ids = (socrata: string, ckan: string, resource: string): Ids => ({ socrata, ckan, resource });

/** As the local portals list them in demo/portal/datasets.js. */
const datasets = {
  strikes: ids('bird-stri', 'faa-bird-strikes', 'a6ddafbb-79a6-5ee8-a27f-1cf6fb7cb298'),
  earthquakes: ids('quak-usgs', 'usgs-earthquakes', '0ed8e0b7-d077-5d04-ae69-d7e196bbd800'),
  airports: ids('airp-orts', 'us-airports', 'c8fae968-9992-5fd0-ac4f-77c7433a3919'),
  weather: ids('seat-wthr', 'seattle-weather', '5acd4a00-b111-5cc7-a01e-e3a0681020c0'),
  hanging: ids('hang-0000', 'hanging-strikes', 'e95c96c4-ae36-5190-ac77-cdfa51559e3d'),
  empty: ids('none-0000', 'empty-strikes', '54ddc622-6f9e-546b-a952-2f127c97d4b4'),
  gone: ids('gone-0404', 'gone-strikes', 'be8e2ff2-e219-59b0-adc5-ae723ac15f55'),
  private: ids('priv-0403', 'private-strikes', '146342ea-ad9b-58a5-ae66-a6e24a650be2'),
  busy: ids('busy-0429', 'busy-strikes', 'cfb65dea-1bc4-54c0-af1c-f6eacc516743'),
  failing: ids('fail-0503', 'failing-strikes', '1f33e5f1-2ecd-5143-a52c-0f50d1909100'),
  page: ids('html-0200', 'html-strikes', '5cd5cbc4-3dbf-5911-a473-fd6737c6f6a1'),
  closed: ids('cors-0000', 'closed-strikes', '677dd7b6-a3b1-53bf-acc1-25de8873ebcc'),
  cut: ids('trun-cate', 'truncated-strikes', 'ee74ac87-30ee-5def-a887-a79b96dad8f1'),
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
  'CKAN without SQL': `${ckan}/basic/about`,
  'Plain file': `${ckan}/report.pdf`,
};

/** The publisher's own file of the earthquakes, in which each place is a geometry. */
export const geojson = `${onCkan('earthquakes')}/resource/afde12a5-0ffd-503c-a345-dab50802dd78`;

/** A CSV that CKAN does not know by its address, as the percent-encoded letters hide its shape: a file like any other on the web. */
const fileOf = ({ ckan: name, resource }: Ids): string => `${ckan}/%64ataset/${name}/%72esource/${resource}/download/${name}.csv`;
