/** A story for each state in which a portal can leave an element: the element on every kind of portal, side by side. */
import type { StoryObj } from '@storybook/web-components-vite';
import type { OpendataElement } from '../src/index.js';
import type { Attributes } from './attributes.js';
import { sideBySide, type Draw } from './layout.js';
import { cutOff } from './in-memory.js';
import { nowhere, nowhereFurther, onEach, onFurther, type DatasetName } from './portals.js';

interface Outcome {
  /** The element's address on each portal. */
  readonly addresses: Readonly<Record<string, string>>;
  /** And on further portals. */
  readonly further: Readonly<Record<string, string>>;
  /** The `data-state` and, for an error, the `data-error-kind` to which the element comes. */
  readonly state: string;
  readonly kind?: string;
}

const outcome = (state: string, dataset: DatasetName): Outcome => ({
  addresses: onEach(dataset),
  further: onFurther(dataset),
  state,
});
const failure = (kind: string, dataset: DatasetName): Outcome => ({ ...outcome('error', dataset), kind });

export const states = {
  loading: outcome('loading', 'hanging'),
  empty: outcome('empty', 'empty'),
  gone: failure('not-found', 'gone'),
  private: failure('private', 'private'),
  busy: failure('rate-limited', 'busy'),
  failing: failure('busy', 'failing'),
  page: failure('bad-response', 'page'),
  cut: failure('bad-response', 'cut'),
  closed: failure('blocked', 'closed'),
  columnGone: failure('columns-gone', 'strikes'),
  badFilter: failure('bad-request', 'strikes'),
  stale: { ...failure('unreachable', 'strikes'), state: 'ready-stale' },
  unknown: { addresses: nowhere, further: nowhereFurther, state: 'error', kind: 'unsupported' },
} satisfies Record<string, Outcome>;

export const ready = (dataset: DatasetName): Outcome => outcome('ready', dataset);

/** The story of an outcome. It is no example for a page's editor, so it stands in the list and not in the documentation. */
export const onEachPortal = (draw: Draw, { addresses, state, kind }: Outcome, settings: Attributes = {}): StoryObj => ({
  tags: ['!autodocs'],
  args: {},
  parameters: { settled: state, controls: { disable: true } },
  render: () => sideBySide(Object.entries(addresses).map(([portal, src]) => draw({ ...settings, heading: portal, src }))),
  play: ({ canvasElement }) => (state === 'loading' ? undefined : mustCome(canvasElement, state, kind)),
});

/** The same on further portals too. */
export const onEveryPortal = (draw: Draw, { addresses, further, ...rest }: Outcome, settings: Attributes = {}): StoryObj =>
  onEachPortal(draw, { ...rest, further, addresses: { ...addresses, ...further } }, settings);

/** Fails the story where an element comes to anything else. */
async function mustCome(canvas: HTMLElement, state: string, wanted = state): Promise<void> {
  const elements = [...canvas.querySelectorAll<OpendataElement>('[data-state]')];
  await Promise.all(elements.map(({ ready }) => ready));
  if (state === 'ready-stale') await cutOff(() => Promise.all(elements.map(readAgain)));
  const reached = elements.map(({ dataset }) => dataset['errorKind'] ?? dataset['state']);
  if (reached.some((one) => one !== wanted)) throw new Error(`Wanted ${wanted} on each portal, and got ${reached.join(', ')}`);
}

/** Reads the data again, in vain. */
async function readAgain(element: OpendataElement): Promise<void> {
  const failed = new Promise((resolve) => element.addEventListener('error', resolve, { once: true }));
  element.refresh();
  await failed;
}
