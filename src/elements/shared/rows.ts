/** Rows as a real table: what `<opendata-table>` shows and what stands behind every drawing. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import type { Field, Order, Table } from '../../model.js';
import { cell, isDate, isNumeric, isWithheld, type Cell } from '../../table.js';
import { link } from './frame.js';

export { dataTableStyles } from './data-table.styles.js';

export interface RowsOptions {
  readonly locale: Locale;
  readonly caption: string;
  readonly titleOf: (field: Field) => string;
  readonly textOf: (value: Cell, field: Field) => string;
  /** Puts more into a column's header: a button that sorts. */
  readonly header?: (field: Field, title: string) => TemplateResult;
  /** Puts more into a row's first cell: a button that opens it. */
  readonly row?: (row: number) => TemplateResult;
  /** Puts something else into a cell than its text: a bar, a picture. */
  readonly content?: (value: Cell, text: string, field: Field, row: number, table: Table) => TemplateResult | undefined;
  /** A row's class. */
  readonly kind?: (row: number) => string;
  /** What stands under a row: more rows. */
  readonly below?: (row: number) => TemplateResult | typeof nothing;
  readonly foot?: TemplateResult;
  /** What tells its caption from that of a table around it. */
  readonly id?: string;
  /** How the rows stand sorted: for `aria-sort`. */
  readonly sorted?: Order | undefined;
}

/** As many rows as a page bears; what is left out is said and stays in the download. */
const most = 1000;

export function dataTable(table: Table, options: RowsOptions): TemplateResult {
  const { locale, caption, header, id = 'caption' } = options;
  const shown = Math.min(table.length, most);
  return html`<div
      class="scroll ${header && table.fields.length > 3 ? 'many' : ''}"
      part="table"
      role="group"
      tabindex="0"
      aria-labelledby=${id}
    >
      <table role="table">
        <caption id=${id} class="unseen">
          <bdi>${caption}</bdi
          >${header ? html`. ${locale.say('sortHint')}` : nothing}
        </caption>
        <thead>
          <tr role="row">
            ${table.fields.map((field) => headerCell(field, options))}
          </tr>
        </thead>
        <tbody>
          ${Array.from({ length: shown }, (_, row) => bodyRow(table, row, options))}
        </tbody>
        ${options.foot ?? nothing}
      </table>
    </div>
    ${shown < table.length ? html`<p class="notice">${locale.say('firstRows', { n: shown, total: table.length })}</p>` : nothing}`;
}

export function headerCell(field: Field, { titleOf, header, sorted }: RowsOptions): TemplateResult {
  const title = titleOf(field);
  const direction = sorted?.by === field.name ? (sorted.descending ? 'descending' : 'ascending') : nothing;
  return html`<th role="columnheader" scope="col" class=${alignment(field)} aria-sort=${direction} aria-label=${header ? title : nothing}>
    ${header ? header(field, title) : html`<bdi>${title}</bdi>`}
  </th>`;
}

const bodyRow = (table: Table, row: number, options: RowsOptions): TemplateResult =>
  html`<tr role="row" class=${options.kind?.(row) ?? nothing}>
      ${rowCells(table, row, options)}
    </tr>
    ${options.below?.(row) ?? nothing}`;

/** The cells of a row, in the order of the table's fields: the first is the row's name. */
export function rowCells(table: Table, row: number, options: RowsOptions): TemplateResult[] {
  return table.fields.map((field, at) => bodyCell(table, row, field, at === 0, options));
}

function bodyCell(table: Table, row: number, field: Field, first: boolean, options: RowsOptions): TemplateResult {
  const { say } = options.locale;
  const value = cell(table.column(field.name), row);
  const more = (first && options.row?.(row)) || nothing;
  const text = value === null ? '' : options.textOf(value, field);
  const own = isWithheld(table, field.name, row) ? say('withheld') : options.content?.(value, text, field, row, table);
  const missing = value === null && !own;
  const kind = missing ? 'missing' : alignment(field);
  const inside = missing ? html`<span class="unseen">${say('missing')}</span>` : (own ?? content(value!, text, field));
  const label = options.titleOf(field);
  // A cell is named without the buttons in it, since a name is heard anew with every cell of its row or column.
  const name = more === nothing ? nothing : cut(text);
  return first && !missing
    ? html`<th role="rowheader" scope="row" class=${kind} data-label=${label} aria-label=${name}>${inside}${more}</th>`
    : html`<td role="cell" class=${kind} data-label=${label}>${inside}${more}</td>`;
}

/** A cell longer than this is cut, so that one value cannot push the others off the page. */
const longest = 500;
const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A cell's text, and where it leads. */
export function content(value: NonNullable<Cell>, text: string, field: Field): TemplateResult | string {
  if (typeof value === 'number') return isDate(field.type) ? html`<time datetime=${new Date(value).toISOString()}>${text}</time>` : text;
  const address = addressIn(text, field);
  if (address) return link(address, text);
  return html`<bdi>${cut(text)}</bdi>`;
}

/** Where a cell leads, if it holds nothing but a web address, a mail address or, in a column of that name, a telephone number. */
function addressIn(text: string, { name, type }: Field): string | undefined {
  if (type === 'url' || /^https?:\/\/\S+$/i.test(text)) return text;
  if (/^[^\s@:/?]+@[^\s@:/?]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /phone|fax|(^|_)tel/i.test(name) && /^\+?[\d\s().-]{7,20}$/.test(text) ? `tel:${text.replace(/[^\d+]/g, '')}` : undefined;
}

/** Numbers stand under numbers. */
export const alignment = ({ type }: Field): string => (isNumeric(type) && !isDate(type) ? 'number' : isDate(type) ? 'date' : '');
