/** Cells that an author’s `format` makes more of than text: pictures, mail, telephone, map and other links. */
import { html, type TemplateResult } from '../../page/html.js';
import { css } from '../../page/css.js';
import type { Field, Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { adopt } from '../shared/adopt.js';
import { link } from '../shared/frame.js';
import { safeHref } from '../shared/links.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** What a format may say in place of a pattern: a kind, or an address with places for the value. */
const named = /^(image|link|mail|phone|map|https?:\/\/.*\{\w+\}.*)$/;

/** Looks that come with them. */
const kindStyles = css`
  .picture {
    display: inline-block;
    min-block-size: 1.5rem;
  }
  .picture img {
    display: block;
    max-block-size: 4rem;
    max-inline-size: 8rem;
    border-radius: calc(var(--_radius) / 2);
  }
  .record .picture img {
    max-block-size: 14rem;
    max-inline-size: 100%;
  }
`;

export interface KindsOptions {
  readonly formatOf: (field: Field) => string | undefined;
  readonly titleOf: (field: Field) => string;
  readonly textOf: (value: Cell, field: Field) => string;
}

/** The cell of a row as its kind has it; undefined in columns without a kind, and for values that are not of it. */
export type CellKinds = (value: NonNullable<Cell>, text: string, field: Field, table: Table, row: number) => TemplateResult | undefined;

export function cellKinds(host: ReactiveElement, options: KindsOptions): CellKinds {
  adopt(host, kindStyles);
  return (value, text, field, table, row) => {
    const format = options.formatOf(field);
    if (format === undefined || !named.test(format)) return undefined;
    if (format === 'image') return picture(String(value), aboutOf(field, table, row, options));
    const address = addressOf(format, value);
    return address === undefined ? undefined : link(address, text);
  };
}

/** What a picture is of, for those who do not see it: the column, and the first words of its row. */
function aboutOf(field: Field, table: Table, row: number, { formatOf, titleOf, textOf }: KindsOptions): string {
  const words = table.fields
    .filter((other) => other.name !== field.name && other.type === 'string' && formatOf(other) !== 'image')
    .map((other) => textOf(cell(table.column(other.name), row), other))
    .find(Boolean);
  return words ? `${titleOf(field)}: ${words}` : titleOf(field);
}

/** Loaded when it comes near, told nothing of this page, and never more than an image: what is none shows its description. */
function picture(address: string, about: string): TemplateResult | undefined {
  const src = safeHref(address);
  if (!src || !/^https?:/.test(src)) return undefined;
  return html`<a class="picture" href=${src} rel="noopener noreferrer">
    <img src=${src} alt=${about} loading="lazy" decoding="async" referrerpolicy="no-referrer" />
  </a>`;
}

/** Where a cell leads, if its value is what its format says. */
function addressOf(format: string, value: NonNullable<Cell>): string | undefined {
  const text = String(value).trim();
  switch (format) {
    case 'link':
      return /^https?:\/\//i.test(text) ? text : /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : undefined;
    case 'mail':
      return /^[^\s@:/?]+@[^\s@:/?]+$/.test(text) ? `mailto:${text}` : undefined;
    case 'phone':
      return /^\+?[\d\s().-]{3,20}$/.test(text) && /\d/.test(text) ? `tel:${text.replace(/[^\d+]/g, '')}` : undefined;
    case 'map':
      return filled('geo:{latitude},{longitude}', value);
    default:
      return filled(format, value);
  }
}

/** An address with the value, or the place, put in; undefined where it has none of what the address wants. */
function filled(pattern: string, value: NonNullable<Cell>): string | undefined {
  const parts = partsOf(value);
  const wanted = Array.from(pattern.matchAll(/\{(\w+)\}/g), ([, name]) => name!);
  if (!wanted.every((name) => parts.has(name))) return undefined;
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts.get(name)!));
}

function partsOf(value: NonNullable<Cell>): ReadonlyMap<string, string> {
  if (typeof value !== 'object') return new Map([['value', String(value)]]);
  if (value.type !== 'Point') return new Map();
  const [longitude, latitude] = value.coordinates;
  return Number.isFinite(longitude) && Number.isFinite(latitude)
    ? new Map([
        ['longitude', String(longitude)],
        ['latitude', String(latitude)],
      ])
    : new Map();
}
