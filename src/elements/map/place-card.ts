/** What a picked place says of itself: its name and its fields, as nodes that a map can hold. */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { Place } from '../../dataset/roles.js';
import type { Locale } from '../../locale/index.js';
import type { Field, Predicate, Scalar, Table } from '../../model.js';
import { cell, isWithheld, type Cell } from '../../table.js';
import { link } from '../shared/frame.js';

export interface CardOptions {
  readonly locale: Locale;
  readonly heading: Field | undefined;
  readonly fields: readonly Field[];
  readonly titleOf: (field: Field) => string;
  readonly textOf: (value: Cell, field: Field) => string;
  readonly close: () => void;
}

/** A dialog that does not keep the reader in: it is left by its button, by Escape, or by going on. */
export function placeCard(table: Table, row: number, options: CardOptions): HTMLElement {
  const { heading, locale } = options;
  const name = nameOf(table, row, options);
  const card = document.createElement('div');
  card.className = 'card';
  Object.assign(card, { tabIndex: -1, dir: locale.direction, role: 'dialog', ariaLabel: name || locale.say('map') });
  card.setAttribute('part', 'popup');
  render(
    html`${name ? html`<p class="name"><bdi>${name}</bdi></p>` : nothing}
      <dl>${options.fields.filter((field) => field !== heading).map((field) => line(table, row, field, options))}</dl>
      <button type="button" class="close" aria-label=${locale.say('closePopup')} @click=${options.close}>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
      </button>`,
    card,
  );
  return card;
}

/** What a place is called; empty where nothing names it. */
export const nameOf = (table: Table, row: number, options: CardOptions): string =>
  options.heading ? text(table, row, options.heading, options) : '';

/** A place in one sentence: its name, then its fields with their titles. */
export function placeText(table: Table, row: number, options: CardOptions): string {
  const { heading, fields, titleOf } = options;
  const name = [nameOf(table, row, options)];
  const rest = fields.filter((field) => field !== heading).map((field) => [titleOf(field), text(table, row, field, options)] as const);
  return [...name, ...rest.filter(([, value]) => value).map((parts) => parts.join(': '))].filter(Boolean).join(', ');
}

function line(table: Table, row: number, field: Field, options: CardOptions): TemplateResult | typeof nothing {
  const value = text(table, row, field, options);
  if (!value) return nothing;
  return html`<div>
    <dt>${options.titleOf(field)}</dt>
    <dd>${field.type === 'url' ? link(value, value) : html`<bdi>${value}</bdi>`}</dd>
  </div>`;
}

function text(table: Table, row: number, field: Field, { textOf, locale }: CardOptions): string {
  if (isWithheld(table, field.name, row)) return locale.say('withheld');
  return textOf(cell(table.column(field.name), row), field);
}

/** A picked place as other elements may filter by it. */
export interface Picked {
  readonly where: Predicate;
  readonly values: Readonly<Record<string, Cell>>;
}

export function picked(table: Table, row: number, { heading }: CardOptions, place: Place): Picked {
  const values = Object.fromEntries(table.fields.map(({ name }) => [name, cell(table.column(name), row)]));
  const names = [...(heading ? [heading.name] : []), ...('geometry' in place ? [] : Object.values(place))];
  const telling = names.length ? names : table.fields.map(({ name }) => name);
  const args = telling.flatMap((field) => (isScalar(values[field]) ? [{ op: '=', field, value: values[field] } as const] : []));
  return { where: args.length === 1 ? args[0]! : { op: 'and', args }, values };
}

const isScalar = (value: Cell | undefined): value is Scalar => value !== null && value !== undefined && typeof value !== 'object';
