/** `<opendata-map>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf, type OpendataMap } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { centre, cityBasemap } from './city.js';
import { inLanguages, onTelephone, type Draw } from './layout.js';
import { geojson, onCkan, onSocrata } from './portals.js';
import { onEachPortal, ready, states } from './states.js';

const map: Draw = (args) => html`<opendata-map ${attributes(args)}></opendata-map>`;

const docs = `
Shows the places of a dataset on a map that asks nobody but your portal: no account, no key, no third party. Readers zoom, move and pick
places, with a mouse, a finger or the keyboard. Copy the dataset’s address from your portal, paste this where the map should stand, and
put your address in the place of ours.

~~~html
<opendata-map src="https://data.city.gov/d/abcd-1234" popup="Name, Opened, Status">
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-map>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Map',
  component: 'opendata-map',
  render: map,
  argTypes: { view: { options: ['map', 'table', 'both'], control: 'inline-radio' } },
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

/** Nothing but an address: the places are found. */
export const Pasted: Story = { args: { src: onSocrata('airports') } };

/** What a picked place says of itself. */
export const Popup: Story = {
  args: {
    src: onSocrata('earthquakes'),
    popup: 'mag, time, depth',
    'popup-heading': 'place',
    labels: 'mag: Magnitude; time: When; depth: Depth (km)',
    where: 'mag >= 4.5',
  },
  play: async ({ canvasElement }) => pickFirst(canvasElement.querySelector('opendata-map')!),
};

/** As a reader does it by the keyboard: on to the first place, and open. */
async function pickFirst(element: OpendataMap): Promise<void> {
  await element.ready;
  const ground = element.renderRoot.querySelector('.ground')!;
  for (const key of ['PageDown', 'Enter']) ground.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/** Places that the publisher’s own file holds as geometries. */
export const GeoJson: Story = { name: 'GeoJSON', args: { src: geojson } };

/** Where the map looks at first, and only some of the places. */
export const CenterAndZoom: Story = {
  args: { src: onCkan('airports'), where: "state = 'WA'", center: '47.2, -120.5', zoom: 7, heading: 'Airports in Washington' },
};

/** More places than are asked for at once: moving the map asks for those in view. */
export const OnlyAPart: Story = { args: { src: onSocrata('airports'), limit: 300 }, parameters: { settled: 'ready-partial' } };

/** Coloured by what a field says. The legend’s classes are buttons: one shows only its places. */
export const ColorByKind: Story = {
  args: { src: onSocrata('earthquakes'), color: 'magType', 'popup-heading': 'place', popup: 'mag, time' },
};

/** Coloured by a number in classes that hold as many places each, and sized by another. */
export const ColorAndSizeByNumber: Story = {
  args: {
    src: onSocrata('earthquakes'),
    color: 'depth',
    size: 'mag',
    method: 'jenks',
    scheme: 'orange',
    where: 'mag >= 3',
    'popup-heading': 'place',
    popup: 'mag, time, depth',
    labels: 'mag: Magnitude; depth: Depth (km)',
  },
};

/** Away from a middle, in classes that the editor cuts. */
export const AwayFromAMiddle: Story = {
  args: { src: onSocrata('airports'), color: 'longitude', breaks: '-120, -100, -90, -80', scheme: 'purple-teal', 'popup-heading': 'name' },
};

const us = new URL('../node_modules/vega-datasets/data/us-10m.json', import.meta.url).href;
const capitals = new URL('../node_modules/vega-datasets/data/us-state-capitals.json', import.meta.url).href;
const unemployment = new URL('../node_modules/vega-datasets/data/unemployment.tsv', import.meta.url).href;

/** A basemap in one file of your own (PMTiles), of which readers fetch the parts in view. It is drawn in the page’s colours, light or dark. */
export const OwnBasemap: Story = {
  args: { center: centre, zoom: 13 },
  loaders: [async () => ({ basemap: await cityBasemap() })],
  render: (args, { loaded: { basemap } }) =>
    html`<opendata-map ${attributes({ ...args, basemap })} .srcObject=${libraries}></opendata-map>`,
};

const libraries = {
  dataset: { title: 'Libraries of Elm', publisher: 'City of Elm' },
  table: tableOf({
    name: ['Central', 'Northside', 'Harbour', 'Mill Bank', 'Park', 'Riverside'],
    latitude: [47.602, 47.616, 47.589, 47.5895, 47.611, 47.597],
    longitude: [-122.338, -122.331, -122.322, -122.353, -122.347, -122.341],
  }),
};

/** Discs with the number of places that they stand for. Picking one comes nearer. */
export const Clusters: Story = { args: { src: onSocrata('airports'), mark: 'cluster' } };

/** Squares of the ground in the colour of how many places lie in each, which means the same at every zoom. */
export const Density: Story = { args: { src: onSocrata('airports'), mark: 'density', center: '39, -96', zoom: 4 } };

/** Values of one file on the areas of another, by a key that both have. */
export const ValuesOnAreas: Story = {
  args: {
    src: unemployment,
    boundaries: `${us}#counties`,
    key: 'id',
    y: 'rate',
    method: 'jenks',
    heading: 'Unemployment by county',
    labels: 'rate: Unemployment rate',
    format: 'rate: .1%',
    center: '39, -96',
    zoom: 4,
  },
};

/** No value belongs to an area, since the keys are written differently: the values are shown, and the editor reads which. */
export const ValuesWithoutAreas: Story = {
  args: {
    src: onSocrata('airports'),
    boundaries: `${us}#states`,
    key: 'state',
    heading: 'Airports by state',
    debug: true,
  },
};

const tile = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><rect width="255" height="255" fill="%23eef" /><text x="12" y="30" fill="%23667">{z}/{x}/{y}</text></svg>`;

/** Tiles under the places, and who made them. */
export const Basemap: Story = { args: { src: onSocrata('airports'), basemap: tile, attribution: 'Tiles by nobody' } };

/** The map with the table behind it, which is else one switch away. */
export const WithTable: Story = { args: { src: onCkan('airports'), where: "state = 'HI'", view: 'both' } };

/** The places in view beside the map, and further controls. */
export const ListAndControls: Story = {
  args: {
    src: onSocrata('airports'),
    where: "state = 'HI'",
    list: true,
    controls: 'find, locate, fullscreen',
    heading: 'Airports in Hawaii',
  },
};

/** Further layers that readers switch: the outlines of a file, and the places of another dataset. */
export const Overlays: Story = {
  args: {
    src: onSocrata('airports'),
    where: "state IN ('CO','UT','WY')",
    overlay: `States: ${us}#states; Capitals: ${capitals}`,
    color: 'state',
    'popup-heading': 'name',
    heading: 'Airports in three states',
  },
};

/** One period after the other, or all of them. */
export const OverTime: Story = {
  args: { src: onSocrata('earthquakes'), where: 'mag >= 4', time: 'time', heading: 'Strong earthquakes in a week of February 2018' },
};

/** More places than may be shown one by one: discs over cells of all of them, which the portal has counted. */
export const InCells: Story = { args: { src: onSocrata('zipcodes'), limit: 2000 }, parameters: { settled: 'ready-partial' } };

/** A row on another continent: the map looks at the rest first, and says so. */
export const FarAway: Story = { render: () => html`<opendata-map list .srcObject=${trees}></opendata-map>` };

const trees = {
  dataset: { title: 'Street trees', publisher: 'Parks department' },
  table: tableOf({
    name: ['Elm', 'Oak', 'Maple', 'Linden', 'Ash', 'Birch', 'Plane', 'Beech', 'Poplar', 'Willow', 'Cedar', 'Pine', 'Fir', 'Yew', 'Alder', 'Hazel', 'Rowan', 'Larch', 'Holly', 'Gum'], // prettier-ignore
    planted: Array.from({ length: 20 }, (_, i) => 1980 + 2 * i),
    latitude: Array.from({ length: 20 }, (_, i) => (i === 19 ? -33.9 : 41.7 + ((i * 7) % 20) / 400)),
    longitude: Array.from({ length: 20 }, (_, i) => (i === 19 ? 151.2 : -72.7 + ((i * 11) % 20) / 300)),
  }),
};

/** A page in another language. Arabic runs from right to left; a map does not. */
export const OtherLanguages: Story = { args: { src: onCkan('airports'), where: "state = 'HI'" }, render: inLanguages(map) };

/** In a box as narrow as a telephone. */
export const Narrow: Story = { args: { src: onSocrata('airports') }, render: onTelephone(map) };

/** Lines and areas that the page hands in, and a row without a place. */
export const HandedIn: Story = { render: () => html`<opendata-map .srcObject=${park}></opendata-map>` };

const park = {
  dataset: { title: 'Elm Park', publisher: 'Parks department' },
  table: tableOf({
    name: ['Lawn', 'Path', 'Fountain', 'Bench'],
    shape: [
      { type: 'Polygon', coordinates: [[[-122.33, 47.6], [-122.32, 47.6], [-122.32, 47.61], [-122.33, 47.61], [-122.33, 47.6]], [[-122.327, 47.603], [-122.323, 47.603], [-122.323, 47.607], [-122.327, 47.603]]] }, // prettier-ignore
      { type: 'LineString', coordinates: [[-122.335, 47.598], [-122.325, 47.605], [-122.318, 47.612]] }, // prettier-ignore
      { type: 'Point', coordinates: [-122.3255, 47.6015] },
      null,
    ],
  }),
};

export const OnEachPortal: Story = onEachPortal(map, ready('airports'));
export const Loading: Story = onEachPortal(map, states.loading);
export const NoRows: Story = onEachPortal(map, states.empty);
export const DatasetGone: Story = onEachPortal(map, states.gone);
export const DatasetPrivate: Story = onEachPortal(map, states.private);
export const PortalBusy: Story = onEachPortal(map, states.busy);
export const PortalFailing: Story = onEachPortal(map, states.failing);
export const WebPageInsteadOfData: Story = onEachPortal(map, states.page);
export const AnswerCutOff: Story = onEachPortal(map, states.cut);
export const ReadingRefused: Story = onEachPortal(map, states.closed);
export const UnknownAddress: Story = onEachPortal(map, states.unknown);
export const ColumnGone: Story = onEachPortal(map, states.columnGone, { latitude: 'lat', longitude: 'lon' });
export const UnreadableFilter: Story = onEachPortal(map, states.badFilter, { where: "state = 'Ohio" });
