/** `<opendata-stat>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { inLanguages, onTelephone, sideBySide, type Draw } from './layout.js';
import { onCkan, onSocrata } from './portals.js';
import { onEachPortal, ready, states } from './states.js';

const stat: Draw = (args) => html`<opendata-stat ${attributes(args)}></opendata-stat>`;

const docs = `
Shows one number: how many there are in all, or how many there were in the last complete month, what that compares to and the way it took.

~~~html
<opendata-stat src="https://data.city.gov/d/abcd-1234" interval="month" compare="year-ago" unit="requests" heading="Service requests">
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-stat>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Stat',
  component: 'opendata-stat',
  render: stat,
  argTypes: {
    interval: { options: ['', 'year', 'quarter', 'month', 'week', 'day'], control: 'select' },
    compare: { options: ['none', 'previous', 'year-ago'], control: 'inline-radio' },
  },
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

const strikes = { src: onSocrata('strikes') };

/** Nothing but an address: how many rows there are. */
export const Pasted: Story = { args: strikes };

/** Numbers side by side, as a city’s page has them. */
export const SideBySide: Story = {
  args: { ...strikes, hide: 'source switch download' },
  render: (args) =>
    sideBySide([
      stat({ ...args, heading: 'Strikes', interval: 'year', compare: 'previous', unit: 'strikes' }),
      stat({ ...args, heading: 'Cost', interval: 'year', y: 'sum(cost_total)', format: 'cost_total: $,.0f', compare: 'previous' }),
      stat({
        ...args,
        src: onCkan('weather'),
        heading: 'Warmest day',
        interval: 'month',
        y: 'max(temp_max)',
        compare: 'year-ago',
        unit: '°C',
      }),
      stat({ ...args, heading: 'Goal', target: 12000, unit: 'reports' }),
    ]),
};

/** A page in another language. Arabic runs from right to left. */
export const OtherLanguages: Story = { args: { ...strikes, interval: 'year', compare: 'previous' }, render: inLanguages(stat) };

/** In a box as narrow as a telephone. */
export const Narrow: Story = { args: { ...strikes, interval: 'month', compare: 'year-ago' }, render: onTelephone(stat) };

/** Odd data: a number beyond all use, a change from below zero, none, and nothing but missing values. */
export const OddData: Story = {
  render: () => {
    const months = Array.from({ length: 3 }, (_, i) => new Date(Date.UTC(2024, i)));
    const odd = (heading: string, n: readonly number[], interval = '') =>
      html`<opendata-stat
        .srcObject=${{ table: tableOf({ month: months, n: Float64Array.from(n) }) }}
        ${attributes({ heading, hide: 'source switch', y: 'sum(n)', ...(interval ? { interval, compare: 'previous' } : {}) })}
      ></opendata-stat>`;
    return sideBySide([
      odd('Beyond all use', [1e300, 1e300, 1e300]),
      odd('From below zero', [-20, -10, 15], 'month'),
      odd('No change', [7, 7, 7], 'month'),
      odd('Nothing but missing values', [NaN, NaN, NaN]),
    ]);
  },
};

export const OnEachPortal: Story = onEachPortal(stat, ready('strikes'), { interval: 'year', compare: 'previous' });
export const Loading: Story = onEachPortal(stat, states.loading);
export const DatasetGone: Story = onEachPortal(stat, states.gone);
export const PortalBusy: Story = onEachPortal(stat, states.busy);
export const ColumnGone: Story = onEachPortal(stat, states.columnGone, { y: 'sum(Wildlife Weight)' });
