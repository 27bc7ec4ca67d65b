/** `<opendata-card>`: as pasted, with its own attributes, and in each state on each portal. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { tableOf } from '../src/index.js';
import { argTypesOf } from './arg-types.js';
import { attributes, type Attributes } from './attributes.js';
import { inLanguages, onTelephone, type Draw } from './layout.js';
import { onCkan, onSocrata } from './portals.js';
import { onEveryPortal, ready, states } from './states.js';

const card: Draw = (args) => html`<opendata-card ${attributes(args)}></opendata-card>`;

const docs = `
Says what a dataset is, whose it is, under which licence, how fresh it is and how to get it, in the publisher’s own words. Copy the
dataset’s address from your portal, paste this where the card should stand, and put your address in the place of ours.

~~~html
<opendata-card src="https://data.city.gov/d/abcd-1234" fields>
  <a href="https://data.city.gov/d/abcd-1234">Service requests on data.city.gov</a>
</opendata-card>
~~~`;

const meta: Meta<Attributes> = {
  title: 'Card',
  component: 'opendata-card',
  render: card,
  parameters: { docs: { extractArgTypes: argTypesOf, description: { component: docs } } },
};
export default meta;

type Story = StoryObj<Attributes>;

/** Nothing but an address: all that the publisher says. */
export const Pasted: Story = { args: { src: onSocrata('strikes') } };

/** With what each column means, for those who want to use the data. */
export const DataDictionary: Story = { args: { src: onSocrata('strikes'), fields: true, show: 'publisher, modified, size, downloads' } };

/** Some parts only, in the order that is asked for. */
export const ChosenParts: Story = { args: { src: onCkan('weather'), show: 'modified, license, size, link' } };

/** The smallest card: whose the data are, how fresh, under which licence, and where. */
export const Compact: Story = { args: { src: onCkan('airports'), show: 'compact', heading: 'About these data' } };

/** How to cite the data, where programs find them, and what the portal does not say. Search engines read of the dataset too. */
export const CiteAndUse: Story = {
  args: { src: onSocrata('strikes'), show: 'publisher, use', 'structured-data': true },
  play: async ({ canvasElement }) => {
    const card = canvasElement.querySelector('opendata-card')!;
    await card.ready;
    card.shadowRoot!.querySelector<HTMLDetailsElement>('.use')!.open = true;
  },
};

/** A way to reach the owner of the data that the page gives itself. */
export const Contact: Story = {
  args: { src: onCkan('airports'), contact: 'https://example.org/contact', show: 'publisher, contact, license' },
};

/** A page in another language. Arabic runs from right to left. */
export const OtherLanguages: Story = {
  args: { src: onCkan('weather'), show: 'publisher, modified, size, downloads' },
  render: inLanguages(card),
};

/** In a box as narrow as a telephone. */
export const Narrow: Story = { args: { src: onSocrata('earthquakes') }, render: onTelephone(card) };

/** Data that the page hands in, without any portal. These are late: they were to be renewed each month. */
export const HandedIn: Story = { render: () => html`<opendata-card .srcObject=${trees} fields></opendata-card>` };

const trees = {
  dataset: {
    title: 'Street trees on Elm Street',
    description: '<p>Every tree that the city has planted, with its <b>species</b> and height.</p><p>Private gardens are left out.</p>',
    publisher: 'Parks department',
    contactPoint: 'mailto:trees@example.org',
    license: { title: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
    accrualPeriodicity: 'R/P1M',
    issued: new Date('2019-06-01'),
    modified: new Date('2025-03-04'),
    spatial: 'Elm Street',
    temporal: '1961/2024',
    theme: ['Environment'],
    keywords: ['trees', 'parks'],
  },
  table: tableOf({ species: ['Elm', 'Lime'], planted: [new Date('1961-04-01'), new Date('1987-11-15')], height: [21.5, 14] }),
};

export const OnEachPortal: Story = onEveryPortal(card, ready('strikes'));
export const Loading: Story = onEveryPortal(card, states.loading);
export const NoRows: Story = onEveryPortal(card, { ...states.empty, state: 'ready' });
export const DatasetGone: Story = onEveryPortal(card, states.gone);
export const DatasetPrivate: Story = onEveryPortal(card, states.private);
export const PortalBusy: Story = onEveryPortal(card, states.busy);
export const PortalFailing: Story = onEveryPortal(card, states.failing);
export const WebPageInsteadOfData: Story = onEveryPortal(card, states.page);
export const AnswerCutOff: Story = onEveryPortal(card, states.cut);
export const ReadingRefused: Story = onEveryPortal(card, states.closed);
export const ReadAgainInVain: Story = onEveryPortal(card, states.stale, { show: 'compact' });
export const UnknownAddress: Story = onEveryPortal(card, states.unknown);
