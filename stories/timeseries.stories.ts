/** `<opendata-timeseries>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { inLanguages, onTelephone, sideBySide, type Draw } from './layout.js';
import { onCkan, onSocrata } from './portals.js';
import { onEachPortal, ready, states } from './states.js';

const timeseries: Draw = (args) => html`<opendata-timeseries ${attributes(args)}></opendata-timeseries>`;

const docs = `
Shows how something goes up and down over time: how many rows there are in each month, or what they add up to. The portal does the
counting, so even large datasets are quick. Copy the dataset’s address from your portal, paste this where the chart should stand, and
put your address in the place of ours.

~~~html
<opendata-timeseries src="https://data.city.gov/d/abcd-1234" x="Opened" interval="month" heading="Service requests a month">
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-timeseries>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Time series',
  component: 'opendata-timeseries',
  render: timeseries,
  argTypes: {
    interval: { options: ['auto', 'year', 'quarter', 'month', 'week', 'day', 'hour'], control: 'select' },
    mark: { options: ['line', 'step', 'area', 'bar'], control: 'inline-radio' },
    view: { options: ['chart', 'table', 'both'], control: 'inline-radio' },
  },
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

const strikes = { src: onSocrata('strikes') };

/** Nothing but an address: the date is found, and rows are counted at an interval that suits the width. */
export const Pasted: Story = { args: strikes };

/** The same rows cut in several ways. */
export const Intervals: Story = {
  args: strikes,
  render: (args) =>
    sideBySide(
      ['year', 'quarter', 'month', 'week'].map((interval) =>
        timeseries({ ...args, interval, heading: `interval="${interval}"`, hide: 'source' }),
      ),
    ),
};

/** Measures beside the count: an average of each month. */
export const Measures: Story = {
  args: {
    src: onCkan('weather'),
    y: 'avg(temp_max), avg(temp_min)',
    interval: 'month',
    labels: 'avg_temp_max: Warmest hour; avg_temp_min: Coldest hour',
    heading: 'Temperatures in Seattle (°C)',
  },
};

/** One line for each value of a field. */
export const Series: Story = {
  args: { ...strikes, series: 'Wildlife Size', interval: 'year', heading: 'Bird strikes by the size of the bird' },
};

/** The largest series stacked on one another; the rest are one more. */
export const Areas: Story = { args: { ...strikes, series: 'Phase of flight', top: 3, mark: 'area', interval: 'quarter' } };

/** Bars, for periods that stand apart. */
export const Bars: Story = {
  args: { ...strikes, mark: 'bar', interval: 'year', y: 'sum(cost_total)', format: 'cost_total: $,.0f', labels: 'cost_total: cost' },
};

/** Bars of several series beside one another. */
export const BarsBeside: Story = { args: { ...strikes, mark: 'bar', interval: 'year', series: 'Time of day', stack: 'false' } };

/** What the values are read against: a target, a span and a date. */
export const Annotated: Story = {
  args: { ...strikes, interval: 'year', target: 'Goal: 1200', annotations: '1995-06-01: New form; 1998/1999: Campaign' },
};

/** A margin around an average: the lowest and the highest of each month. */
export const Band: Story = {
  args: { src: onCkan('weather'), interval: 'month', y: 'avg(temp_max)', band: 'min(temp_min), max(temp_max)' },
};

/** Values that hold until the next. */
export const Steps: Story = { args: { ...strikes, interval: 'year', mark: 'step', series: 'Wildlife Size' } };

/** What has become of the values: their change since the year before, their average over a year, their running total. */
export const Transformed: Story = {
  args: { ...strikes, interval: 'month', hide: 'source' },
  render: (args) =>
    sideBySide(
      ['change', 'percent-change', 'rolling', 'cumulative'].map((transform) =>
        timeseries({ ...args, transform, heading: `transform="${transform}"` }),
      ),
    ),
};

/** Only some of the dates, which readers may drag, select with Shift and the arrow keys, or type. */
export const Range: Story = { args: { ...strikes, interval: 'month', range: '1995-03/1998-08' } };

/** One series stands out; the buttons of the legend put the others aside. */
export const Emphasis: Story = { args: { ...strikes, series: 'Phase of flight', interval: 'year', top: 5, emphasis: 'Approach' } };

/** Equal steps multiply. */
export const Logarithmic: Story = { args: { ...strikes, series: 'Wildlife Size', interval: 'year', scale: 'log' } };

/** The chart with the table behind it, which is else one switch away. */
export const WithTable: Story = { args: { ...strikes, interval: 'year', view: 'both' } };

/** A small chart for each value of a field, all on one scale. */
export const Facets: Story = { args: { ...strikes, facet: 'Phase of flight', interval: 'quarter', mark: 'area' } };

/** The same on a telephone. */
export const FacetsNarrow: Story = {
  args: { ...strikes, facet: 'Wildlife Size', interval: 'year', mark: 'bar' },
  render: onTelephone(timeseries),
};

/** A page in another language. Arabic runs from right to left. */
export const OtherLanguages: Story = { args: { ...strikes, interval: 'month' }, render: inLanguages(timeseries) };

/** In a box as narrow as a telephone. */
export const Narrow: Story = { args: { ...strikes, series: 'Wildlife Size' }, render: onTelephone(timeseries) };

const requests = (heading: string, months: readonly string[], values: readonly number[]) =>
  html`<opendata-timeseries
    .srcObject=${{ table: tableOf({ opened: months.map((month) => new Date(month)), requests: Float64Array.from(values) }) }}
    heading=${heading}
    y="requests"
    labels="requests: Requests"
    interval="month"
  ></opendata-timeseries>`;

/** Data that the page hands in: a single point, a month without data, and values that are all missing. */
export const HandedIn: Story = {
  render: () =>
    sideBySide([
      requests('One point', ['2024-03'], [412]),
      requests('A gap', ['2024-01', '2024-02', '2024-04', '2024-05'], [120, 152, 97, 141]),
      requests('No values', ['2024-01', '2024-02', '2024-03'], [NaN, NaN, NaN]),
    ]),
};

/** Odd data: dates far away, out of order and twice, the largest numbers there are, text where numbers were. */
export const OddData: Story = {
  render: () => {
    const odd = (heading: string, on: readonly string[], n: readonly number[], interval: string) =>
      html`<opendata-timeseries
        .srcObject=${{ table: tableOf({ on: on.map((text) => new Date(text)), n: Float64Array.from(n) }) }}
        ${attributes({ heading, hide: 'source', y: 'n', interval })}
      ></opendata-timeseries>`;
    return sideBySide([
      odd('Years 1200 and 9999', ['1200-01-01', '2024-01-01', '9999-12-31'], [3, 9, 5], 'none'),
      odd('Out of order, and twice', ['2024-03-01', '2024-01-01', '2024-02-01', '2024-02-01'], [4, 2, 6, 1], 'none'),
      odd('The largest numbers there are', ['2024-01-01', '2024-02-01', '2024-03-01'], [1e300, -1e300, 0], 'month'),
      odd('Tiny numbers', ['2024-01-01', '2024-02-01', '2024-03-01'], [1e-9, 4e-9, 2e-9], 'month'),
    ]);
  },
};

/** Rows without a date. */
export const NoDates: Story = { tags: ['!autodocs'], parameters: { settled: 'empty' }, args: { ...strikes, where: 'flight_date IS NULL' } };

/** A file without rows has no column that could be known for one of dates. */
const { 'Plain file': _, ...portals } = states.empty.addresses;

export const OnEachPortal: Story = onEachPortal(timeseries, ready('strikes'), { series: 'Wildlife Size', interval: 'year' });
export const Loading: Story = onEachPortal(timeseries, states.loading);
export const NoRows: Story = onEachPortal(timeseries, { ...states.empty, addresses: portals });
export const DatasetGone: Story = onEachPortal(timeseries, states.gone);
export const DatasetPrivate: Story = onEachPortal(timeseries, states.private);
export const PortalBusy: Story = onEachPortal(timeseries, states.busy);
export const PortalFailing: Story = onEachPortal(timeseries, states.failing);
export const WebPageInsteadOfData: Story = onEachPortal(timeseries, states.page);
export const AnswerCutOff: Story = onEachPortal(timeseries, states.cut);
export const ReadingRefused: Story = onEachPortal(timeseries, states.closed);
export const UnknownAddress: Story = onEachPortal(timeseries, states.unknown);
export const ColumnGone: Story = onEachPortal(timeseries, states.columnGone, { x: 'Flight Day' });
export const UnreadableFilter: Story = onEachPortal(timeseries, states.badFilter, { where: "origin_state = 'Ohio" });

const minutes = (count: number) => {
  const time = Float64Array.from({ length: count }, (_, i) => Date.UTC(2024, 0) + i * 60_000);
  const level = time.map((_, i) =>
    i > count * 0.62 && i < count * 0.66 ? NaN : 240 + 60 * Math.sin(i / 40_000) + 14 * Math.sin(i / 720) + 4 * Math.sin(i * 12.9898),
  );
  return tableOf({ time: Array.from(time, (one) => new Date(one)), level });
};

/** Half a million points, one a minute, on canvas: no extreme is lost, and what is missing stays empty. */
export const ManyPoints: Story = {
  render: () =>
    html`<opendata-timeseries
      .srcObject=${{ table: minutes(500_000) }}
      heading="The river by the minute"
      y="level"
      interval="none"
      labels="level: Water level (cm)"
    ></opendata-timeseries>`,
};
