/** `<opendata-chart>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { inLanguages, onTelephone, sideBySide, type Draw } from './layout.js';
import { onCkan, onSocrata } from './portals.js';
import { onEachPortal, ready, states } from './states.js';

const chart: Draw = (args) => html`<opendata-chart ${attributes(args)}></opendata-chart>`;

const docs = `
Compares categories: how many requests each district has, what each department spends. Numbers are counted in bins. The portal does the
counting. Copy the dataset’s address from your portal, paste this where the chart should stand, and put your address in the place of ours.

~~~html
<opendata-chart src="https://data.city.gov/d/abcd-1234" x="District" heading="Service requests by district">
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-chart>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Chart',
  component: 'opendata-chart',
  render: chart,
  argTypes: {
    mark: { options: ['', 'bar', 'column', 'donut', 'dot'], control: 'inline-radio' },
    view: { options: ['chart', 'table', 'both'], control: 'inline-radio' },
  },
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

const strikes = { src: onSocrata('strikes') };
const weather = { src: onCkan('weather') };

/** Nothing but an address: the first field of categories is found, and rows are counted. */
export const Pasted: Story = { args: strikes };

/** The largest categories; what is left is one more. */
export const Bars: Story = { args: { ...strikes, x: 'Origin State', top: 8 } };

/** Standing columns, with one of them in colour. */
export const Columns: Story = { args: { ...strikes, x: 'Wildlife Species', mark: 'column', top: 5, emphasis: 'Unknown bird or bat' } };

/** Two fields crossed: stacked, as shares, and side by side. */
export const Crossed: Story = {
  args: { ...strikes, x: 'Time of day', series: 'Wildlife Size', mark: 'column', hide: 'source' },
  render: (args) =>
    sideBySide([
      chart({ ...args, heading: 'Stacked' }),
      chart({ ...args, heading: 'Shares', normalize: true }),
      chart({ ...args, heading: 'Side by side', stack: 'false' }),
      chart({ ...args, heading: 'Lying', mark: 'bar' }),
    ]),
};

/** A small chart for each value of a field, all on one scale. */
export const Facets: Story = {
  args: { ...strikes, x: 'Phase of flight', facet: 'Wildlife Size', top: 5 },
  render: (args) => html`${chart(args)} ${chart({ ...args, x: 'Flight Date', facet: 'Time of day', mark: 'column', heading: 'By year' })}`,
};

/** The same on a telephone. */
export const FacetsNarrow: Story = {
  args: { ...strikes, x: 'Time of day', facet: 'Wildlife Size', mark: 'column' },
  render: onTelephone(chart),
};

/** A survey's estimates with their margins of error, which a field of its own holds. */
export const Margins: Story = {
  render: () => {
    const table = tableOf({ who: ['Owners', 'Renters', 'Guests'], share: [0.61, 0.42, 0.18], margin: [0.03, 0.06, 0.09] });
    const survey = { x: 'who', y: 'share', band: 'margin', format: 'share: .0%; margin: .0%', labels: 'share: Share' };
    return sideBySide(
      ['bar', 'column', 'dot'].map(
        (mark) =>
          html`<opendata-chart
            .srcObject=${{ table, dataset: { title: 'A survey' } }}
            ${attributes({ ...survey, mark })}
          ></opendata-chart>`,
      ),
    );
  },
};

/** Counts below 30 are withheld, and what would give them away. */
export const Withheld: Story = { args: { ...strikes, x: 'Phase of flight', 'suppress-below': 30, view: 'both' } };

/** Parts of a whole as a ring. */
export const Donut: Story = { args: { ...strikes, x: 'Wildlife Size', mark: 'donut' } };

/** Several measures of each category as dots, which need not begin at zero. */
export const Dots: Story = {
  args: {
    ...weather,
    x: 'weather',
    y: 'max(temp_max), min(temp_min)',
    mark: 'dot',
    labels: 'max_temp_max: Warmest; min_temp_min: Coldest',
  },
};

/** Numbers in bins; a long tail is gathered in the last. */
export const Histogram: Story = {
  args: { ...strikes, hide: 'source' },
  render: (args) =>
    sideBySide([
      chart({ ...args, x: 'Speed IAS in knots' }),
      chart({ ...args, x: 'Cost Total $', where: 'cost_total > 0', format: 'cost_total: $,.0f' }),
      chart({ ...weather, x: 'temp_max', series: 'weather', hide: 'source' }),
    ]),
};

/** Dates by year, an amount of money each. */
export const Years: Story = { args: { ...strikes, x: 'Flight Date', y: 'sum(cost_total)', format: 'cost_total: $,.0f' } };

/** Values below zero, a name of many words, and a value that is missing. */
export const HandedIn: Story = {
  render: () =>
    html`<opendata-chart
      .srcObject=${{
        table: tableOf({
          department: ['Parks', 'Department of Transportation, Bureau of Bridges and Tunnels', 'Libraries', 'Fire', null],
          change: [12.5, -4.2, 3, NaN, -1],
        }),
      }}
      heading="Change of the budget in percent"
      x="department"
      y="change"
      labels="change: Change"
    ></opendata-chart>`,
};

/** Odd data, each in its own measure: one category, thousands of them, the largest numbers there are, dates far away, nothing at all. */
export const OddData: Story = {
  render: () => {
    const odd = (heading: string, columns: Parameters<typeof tableOf>[0], attributes_: Attributes) =>
      html`<opendata-chart
        .srcObject=${{ table: tableOf(columns) }}
        ${attributes({ heading, hide: 'source', ...attributes_ })}
      ></opendata-chart>`;
    const kinds = Array.from({ length: 10_000 }, (_, i) => `Permit ${i + 1}`);
    const dates = (...texts: readonly string[]) => texts.map((text) => new Date(text));
    return sideBySide([
      odd('One category', { kind: ['Parks'], n: [412] }, { x: 'kind', y: 'n' }),
      odd('10,000 categories', { kind: kinds }, { x: 'kind', top: 4 }),
      odd('The largest numbers there are', { kind: ['a', 'b'], n: [1e300, -1e300] }, { x: 'kind', y: 'n' }),
      odd('Years 1200 and 9999', { on: dates('9999-12-31', '1200-01-01', '1200-01-01') }, { x: 'on' }),
      odd('Nothing but missing values', { kind: ['a', 'b'], n: Float64Array.of(NaN, NaN) }, { x: 'kind', y: 'n' }),
      odd(
        'Series below and above zero',
        { kind: ['a', 'a', 'b', 'b'], s: ['x', 'y', 'x', 'y'], n: [-3, 5, 2, -1] },
        { x: 'kind', y: 'n', series: 's', mark: 'column' },
      ),
    ]);
  },
};

/** Text where numbers were: the page's editor is told which column. */
export const TextForNumbers: Story = {
  parameters: { settled: 'error' },
  render: () =>
    html`<opendata-chart
      debug
      .srcObject=${{ table: tableOf({ kind: ['a', 'b'], cost: ['many', 'few'] }), dataset: { title: 'Costs' } }}
      x="kind"
      y="cost"
    ></opendata-chart>`,
};

/** The chart with the table behind it, which is else one switch away. */
export const WithTable: Story = { args: { ...strikes, x: 'Wildlife Size', view: 'both' } };

/** A page in another language. Arabic runs from right to left. */
export const OtherLanguages: Story = { args: { ...strikes, x: 'Phase of flight' }, render: inLanguages(chart) };

/** In a box as narrow as a telephone. */
export const Narrow: Story = { args: { ...strikes, x: 'Wildlife Species', top: 6 }, render: onTelephone(chart) };

export const OnEachPortal: Story = onEachPortal(chart, ready('strikes'), { x: 'Wildlife Size' });
export const Loading: Story = onEachPortal(chart, states.loading);
export const NoRows: Story = onEachPortal(chart, states.empty, { x: 'Wildlife Size' });
export const DatasetGone: Story = onEachPortal(chart, states.gone);
export const PortalBusy: Story = onEachPortal(chart, states.busy);
export const ColumnGone: Story = onEachPortal(chart, states.columnGone, { x: 'Wildlife Weight' });
