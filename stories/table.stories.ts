/** `<opendata-table>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { inLanguages, onTelephone, type Draw } from './layout.js';
import { onCkan, onSocrata } from './portals.js';
import { onEveryPortal, ready, states } from './states.js';

const table: Draw = (args: Attributes) => html`<opendata-table ${attributes(args)}></opendata-table>`;

const docs = `
Shows the rows of a dataset as a table that readers sort, search and page through. Copy the dataset’s address from your portal,
paste this where the table should stand, and put your address in the place of ours. The link inside is shown until the rows are there,
and stays when the portal cannot be reached.

~~~html
<opendata-table src="https://data.city.gov/d/abcd-1234" columns="Opened, Status, Address" order="-Opened">
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-table>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Table',
  component: 'opendata-table',
  render: table,
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

const strikes = { src: onSocrata('strikes') };
const few = { columns: 'Flight Date, Airport Name, Wildlife Species, Cost Total $' };

/** Nothing but an address: every column, in the portal’s own order. */
export const Pasted: Story = { args: strikes };

/** The columns that matter here, and the newest rows first. */
export const ColumnsAndOrder: Story = { args: { ...strikes, ...few, order: '-Flight Date', limit: 10 } };

/** One row for each value of a field, counted and added up by the portal. */
export const Grouped: Story = {
  args: {
    ...strikes,
    'group-by': 'phase_of_flight',
    y: 'count, avg(speed_ias_in_knots), sum(cost_total)',
    labels: 'count: Strikes; avg_speed_ias_in_knots: Average speed (knots); sum_cost_total: Cost',
    format: 'avg_speed_ias_in_knots: .0f; sum_cost_total: $,.0f',
    heading: 'Bird strikes by phase of flight',
  },
};

/** Groups within groups, with totals that the portal counts. Each group opens onto its parts, the smallest onto their rows. */
export const GroupsWithTotals: Story = {
  args: {
    ...strikes,
    'group-by': 'wildlife_size, time_of_day',
    y: 'count, avg(speed_ias_in_knots), sum(cost_total)',
    totals: true,
    bars: 'count',
    labels: 'count: Strikes; avg_speed_ias_in_knots: Average speed (knots); sum_cost_total: Cost; wildlife_size: Size; time_of_day: Light',
    format: 'avg_speed_ias_in_knots: .0f; sum_cost_total: $,.0f',
    heading: 'Bird strikes by size of the animal and light',
    columns: 'flight_date, airport_name, wildlife_species, cost_total',
  },
  play: async ({ canvasElement }) => {
    const shown = canvasElement.querySelector('opendata-table')!;
    await shown.ready;
    shown.shadowRoot!.querySelectorAll<HTMLButtonElement>('.turn')[1]!.click();
  },
};

/** Totals on a page that runs from right to left. */
export const TotalsInOtherLanguages: Story = {
  args: { src: onCkan('weather'), 'group-by': 'weather', y: 'count, max(temp_max)', totals: true, hide: 'search' },
  render: inLanguages(table),
};

/** What readers see in the place of names, values and bare numbers. */
export const LabelsAndFormats: Story = {
  args: {
    ...strikes,
    columns: 'flight_date, time_of_day, wildlife_size, cost_total',
    labels: 'flight_date: Month; time_of_day: Light; wildlife_size: Size of the animal; Day: Daylight',
    format: 'flight_date: month; cost_total: $,.0f',
    order: '-cost_total',
    limit: 10,
    heading: 'The costliest strikes',
    note: 'Repairs and other costs, as the airlines reported them.',
  },
};

/** Only some rows: the filter is said under the table. */
export const Filtered: Story = {
  args: { ...strikes, ...few, where: "origin_state = 'Texas' AND cost_total > 0", search: 'vulture', limit: 10 },
};

/** Numbers with a bar beside them, drawn from zero on one scale for all pages. */
export const Bars: Story = {
  args: { ...strikes, ...few, order: '-Cost Total $', bars: 'Cost Total $', format: 'Cost Total $: $,.0f', limit: 10 },
};

/** Bars to both sides of zero; in Arabic they grow from right to left. */
export const BarsBelowZero: Story = {
  args: { bars: 'change', order: 'change', heading: '' },
  render: inLanguages(
    ({ heading }) => html`<opendata-table .srcObject=${change} bars="change" order="change" heading=${String(heading)}></opendata-table>`,
  ),
};

const change = {
  table: tableOf({
    district: ['North', 'Harbor', 'Mill Hill', 'Old Town', 'West'],
    change: [-412, -38.5, 0, 120, 655],
    year: [2024, 2024, 2024, 2024, 2024],
  }),
};

/** Cells that are more than text, where `format` says so: a picture, a page for a number, a place on the reader’s own map, euros. */
export const PicturesAndLinks: Story = {
  render: () =>
    html`<opendata-table
      .srcObject=${cases}
      heading="Reports from the parks"
      format="photo: image; case: https://example.org/case/{value}; place: map; desk: phone; cost: EUR,.0f"
      hide="search"
    ></opendata-table>`,
};

const picture = new URL('favicon.svg', location.href).href;
const cases = {
  table: tableOf({
    what: ['Broken bench', 'Fallen branch', 'Lamp out'],
    photo: [picture, picture, null],
    case: ['24-0117', '24-0121', '24-0130'],
    place: [{ type: 'Point', coordinates: [-122.41, 37.76] }, { type: 'Point', coordinates: [-122.43, 37.77] }, null],
    desk: ['555-0100', '555-0101', '555-0100'],
    cost: [120, 1450, 80],
  }),
};

/** The header and the first column stay while the rest scrolls. */
export const Sticky: Story = { args: { ...strikes, sticky: true } };

/** All rows in one box, of which only those in sight stand in the document. */
export const AllRows: Story = { args: { ...strikes, limit: 'all' } };

/** A million rows handed in: sorted, filtered and scrolled in the browser. */
export const MillionRows: Story = {
  render: () => html`<opendata-table limit="all" .srcObject=${readings()} heading="A million readings"></opendata-table>`,
};

const million = (): { length: number } => ({ length: 1e6 });
const streets = Array.from({ length: 5000 }, (_, street) => `${(street * 37) % 900} ${['Oak', 'Elm', 'Pine', 'Main'][street % 4]!} Street`);
const kinds = ['Noise', 'Air', 'Water', 'Traffic', 'Heat'];
const readings = () => ({
  table: tableOf({
    station: Array.from(million(), (_, row) => streets[(row * 7919) % 5000]!),
    kind: Array.from(million(), (_, row) => kinds[(row * 31) % 5]!),
    value: Float64Array.from(million(), (_, row) => (row % 53 ? ((row * 104_729) % 100_003) / 10 : NaN)),
    limit: Float64Array.from(million(), (_, row) => 40 + 10 * (row % 5)),
    exceeded: Array.from(million(), (_, row) => (row * 104_729) % 3 === 0),
  }),
});

/** What a reader sees on opening a column: what it holds, and how to keep only some of its rows. */
export const ColumnOpened: Story = {
  args: { ...strikes, ...few, limit: 10 },
  play: async ({ canvasElement }) => {
    const shown = canvasElement.querySelector('opendata-table')!;
    await shown.ready;
    shown.shadowRoot!.querySelectorAll<HTMLButtonElement>('.tools')[2]!.click();
  },
};

/** How what is shown was made: the question in words, the portal’s address, and the snippet. */
export const HowItWasMade: Story = {
  args: { ...strikes, ...few, order: '-Cost Total $', limit: 5 },
  play: async ({ canvasElement }) => {
    const shown = canvasElement.querySelector('opendata-table')!;
    await shown.ready;
    shown.shadowRoot!.querySelector<HTMLDetailsElement>('.how')!.open = true;
  },
};

/** A page in another language. Arabic runs from right to left. */
export const OtherLanguages: Story = {
  args: { src: onCkan('weather'), columns: 'date, precipitation, temp_max, weather', limit: 5, hide: 'search' },
  render: inLanguages(table),
};

/** In a box as narrow as a telephone. */
export const Narrow: Story = {
  args: { ...strikes, ...few, limit: 5 },
  render: onTelephone(table),
};

/** What stands inside the tag is shown until the rows are there, and stays where they cannot be had. */
export const Fallback: Story = {
  parameters: { settled: 'error' },
  render: () =>
    html`<opendata-table src=${onSocrata('gone')}>
      <p>All bird strikes since 1990: <a href=${onSocrata('strikes')}>on our portal</a>.</p>
    </opendata-table>`,
};

/** Data that the page hands in, without any portal. */
export const HandedIn: Story = {
  render: () =>
    html`<opendata-table
      .srcObject=${trees}
      labels="planted: Planted; species: Species; height: Height (m); felled: Felled"
    ></opendata-table>`,
};

const trees = {
  dataset: { title: 'Street trees on Elm Street', publisher: 'Parks department', modified: new Date('2025-03-04') },
  table: tableOf({
    species: ['Elm', 'Lime', 'Plane', null],
    planted: [new Date('1961-04-01'), new Date('1987-11-15'), new Date('2004-03-20'), new Date('2024-10-30')],
    height: [21.5, 14, 9.25, null],
    felled: [true, false, false, false],
  }),
};

const small = { columns: 'Flight Date, Airport Name, Cost Total $', limit: 5 };

export const OnEachPortal: Story = onEveryPortal(table, ready('strikes'), small);
export const Loading: Story = onEveryPortal(table, states.loading);
export const NoRows: Story = onEveryPortal(table, states.empty);
export const DatasetGone: Story = onEveryPortal(table, states.gone);
export const DatasetPrivate: Story = onEveryPortal(table, states.private);
export const PortalBusy: Story = onEveryPortal(table, states.busy);
export const PortalFailing: Story = onEveryPortal(table, states.failing);
export const WebPageInsteadOfData: Story = onEveryPortal(table, states.page);
export const AnswerCutOff: Story = onEveryPortal(table, states.cut);
export const ReadingRefused: Story = onEveryPortal(table, states.closed);
export const ReadAgainInVain: Story = onEveryPortal(table, states.stale, small);
export const UnknownAddress: Story = onEveryPortal(table, states.unknown);
export const ColumnGone: Story = onEveryPortal(table, states.columnGone, { columns: 'Flight Day' });
export const OneColumnGone: Story = onEveryPortal(
  table,
  { ...ready('strikes'), state: 'ready-partial' },
  { columns: 'Flight Day, Airport Name', limit: 5 },
);
export const UnreadableFilter: Story = onEveryPortal(table, states.badFilter, { where: "origin_state = 'Ohio" });
