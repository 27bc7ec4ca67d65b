/** The card of a picked place: its name and its fields; and the place as other elements may filter by it. */
import { html, nothing, render, type TemplateResult } from '../../page/html.js';
import type { Place } from '../../dataset/roles.js';
import type { Field, Predicate, Scalar, Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { adopt } from '../shared/adopt.js';
import { link } from '../shared/frame.js';
import { cardStyles } from './place-card.styles.js';
import { nameOf, valueText, type PlaceWords } from './place-words.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** A dialog that does not keep the reader in: it is left by its button, by Escape, or by going on. */
export function placeCard(host: ReactiveElement, table: Table, row: number, options: PlaceWords, close: () => void): HTMLElement {
  adopt(host, cardStyles);
  const { heading, locale } = options;
  const name = nameOf(table, row, options);
  const card = document.createElement('div');
  card.className = 'card';
  Object.assign(card, { tabIndex: -1, dir: locale.direction, role: 'dialog', ariaLabel: name || locale.say('map') });
  card.setAttribute('part', 'popup');
  render(
    html`${name ? html`<p class="name"><bdi>${name}</bdi></p>` : nothing}
      <dl>${options.fields.filter((field) => field !== heading).map((field) => line(table, row, field, options))}</dl>
      <button type="button" class="close" aria-label=${locale.say('closePopup')} @click=${close}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
      </button>`,
    card,
  );
  return card;
}

function line(table: Table, row: number, field: Field, options: PlaceWords): TemplateResult | typeof nothing {
  const value = valueText(table, row, field, options);
  if (!value) return nothing;
  return html`<div>
    <dt>${options.titleOf(field)}</dt>
    <dd>${field.type === 'url' ? link(value, value) : html`<bdi>${value}</bdi>`}</dd>
  </div>`;
}

/** A picked place as other elements may filter by it. */
export interface Picked {
  readonly where: Predicate;
  readonly values: Readonly<Record<string, Cell>>;
}

export function picked(table: Table, row: number, { heading }: PlaceWords, place: Place): Picked {
  const values = Object.fromEntries(table.fields.map(({ name }) => [name, cell(table.column(name), row)]));
  const names = [...(heading ? [heading.name] : []), ...('geometry' in place ? [] : Object.values(place))];
  const telling = names.length ? names : table.fields.map(({ name }) => name);
  const args = telling.flatMap((field) => (isScalar(values[field]) ? [{ op: '=', field, value: values[field] } as const] : []));
  return { where: args.length === 1 ? args[0]! : { op: 'and', args }, values };
}

const isScalar = (value: Cell | undefined): value is Scalar => value !== null && value !== undefined && typeof value !== 'object';
