/** A table of very many rows: only those in sight stand in the document, while a reader scrolls through all of them. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { ReactiveController } from '../../page/reactive-element.js';
import { trouble } from '../../locale/en/trouble.js';
import { teach } from '../../locale/index.js';
import { DatasetError, type Table } from '../../model.js';
import { take } from '../../table/cut.js';
import { adopt } from '../shared/adopt.js';
import type { Answer } from '../shared/questions.js';
import { longStyles } from './long-table.styles.js';
import { PagedRows } from './paged-rows.js';
import { Redrawn } from './redrawn.js';
import { headerCell, rowCells, type RowsOptions } from '../shared/rows.js';
import { boxOf, scrolledTo, topOf, type Extent } from './scroll-range.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

teach(trouble);

/** A row that is here: others are made as tall as it. */
const innerRow = 'tbody tr:not(.absent)';
/** Rows that are drawn before it is known how many are in sight: about as many as are, in a box of usual height. */
const FIRST = 16;

export class LongTable implements ReactiveController {
  readonly #host: ReactiveElement;
  #table!: Table;
  /** There where not all rows are here. */
  #pages: PagedRows | undefined;
  #options!: RowsOptions;
  #question = '';
  /** The height of a row and of the header, in pixels. */
  #row = 0;
  #head = 0;
  #seen = 0;
  /** How far the rows are moved, and the box with them. */
  #top = 0;
  #scrolled = 0;
  #names = '';

  #body = new Redrawn(() => this.#rows());
  #place = new Redrawn(() => this.#placeText());
  #sizes = new ResizeObserver(() => this.#measure());
  #widths = new ResizeObserver((headers) => headers.forEach(keepWidth));

  constructor(host: ReactiveElement) {
    this.#host = host;
    adopt(host, longStyles);
    host.addController(this);
  }

  /** @param answer Of which question of which dataset: a reader stays at their place until it is another. */
  template(table: Table, options: RowsOptions, { dataset, asked }: Pick<Answer, 'dataset' | 'asked'>): TemplateResult {
    const question = JSON.stringify([dataset.ref, dataset.title, asked]);
    this.#follow(table, question === this.#question);
    this.#question = question;
    this.#options = options;
    const { locale, caption, header } = options;
    return html`<div
        class="scroll long"
        part="table"
        role="group"
        tabindex="0"
        aria-labelledby="caption"
        .scrollTop=${this.#scrolled}
        @scroll=${this.#onScroll}
        @scrollend=${this.#onScrollEnd}
      >
        <div class="extent">
          <div class="sight">
            <table role="table" aria-rowcount=${this.#length + 1}>
              <caption id="caption" class="unseen">
                <bdi>${caption}</bdi
                >${header ? html`. ${locale.say('sortHint')}` : nothing}
              </caption>
              <thead>
                <tr role="row" aria-rowindex="1">
                  ${table.fields.map((field) => headerCell(field, options))}
                </tr>
              </thead>
              <tbody>
                ${this.#body}
              </tbody>
            </table>
          </div>
        </div>
      </div>
      <p class="hint">${this.#place}</p>`;
  }

  /** How many rows a reader can come to, where not all are here. */
  reachOf = (table: Table): number | undefined => PagedRows.around(table)?.length;

  hostUpdated(): void {
    const box = this.#box;
    if (!box) return;
    for (const one of [box, box.querySelector('thead'), box.querySelector(innerRow)]) if (one) this.#sizes.observe(one);
    const headers = box.querySelectorAll<HTMLElement>('thead th');
    const names = this.#table.fields.map(({ name }) => name).join('\0');
    if (names !== this.#names) headers.forEach(({ style }) => (style.minInlineSize = ''));
    this.#names = names;
    headers.forEach((one) => this.#widths.observe(one));
    this.#measure();
  }

  hostDisconnected(): void {
    this.#pages?.leave();
    this.#sizes.disconnect();
    this.#widths.disconnect();
  }

  get #box(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.long');
  }

  get #extent(): Extent {
    return { whole: this.#head + this.#length * this.#row, seen: this.#seen };
  }

  get #first(): number {
    return this.#row ? Math.floor(this.#top / this.#row) : 0;
  }

  /** Rows in sight, whole or in part. */
  get #count(): number {
    return this.#row ? Math.ceil((this.#seen - this.#head) / this.#row) + 1 : FIRST;
  }

  get #length(): number {
    return this.#pages?.length ?? this.#table.length;
  }

  #follow(table: Table, again: boolean): void {
    const pages = PagedRows.around(table);
    if (this.#pages !== pages) {
      this.#pages?.leave();
      if (again && this.#pages) pages?.follow(this.#pages);
    }
    this.#pages = pages;
    if (pages) pages.changed = () => this.#body.again();
    this.#table = table;
    if (!again) [this.#top, this.#scrolled] = [0, 0];
    else this.#top = Math.max(0, Math.min(this.#top, this.#extent.whole - this.#seen));
  }

  #rows(): TemplateResult[] {
    const [first, count] = [this.#first, Math.min(this.#count, this.#length)];
    const start = Math.max(0, Math.min(first, this.#length - count));
    const { row, ...rest } = this.#options;
    const places = Array.from({ length: count }, (_, at) => start + at);
    const here = this.#pages ? undefined : take(this.#table, places);
    this.#pages?.see(start, count);
    return places.map((place, at) => {
      const found = here ? ([here, at] as const) : this.#pages!.at(place);
      if (!found || found instanceof DatasetError) return this.#absent(place, found);
      const options: RowsOptions = { ...rest, ...(row ? { row: () => row(place) } : {}) };
      return html`<tr role="row" aria-rowindex=${place + 2}>
        ${rowCells({ ...found[0], fields: this.#table.fields }, found[1], options)}
      </tr>`;
    });
  }

  /** What stands for a row that is on its way, or does not come. */
  #absent(place: number, error: DatasetError | undefined): TemplateResult {
    const { say } = this.#options.locale;
    return html`<tr role="row" class="absent" aria-rowindex=${place + 2}>
      <td role="cell" colspan=${this.#table.fields.length}>
        ${error ? say(error.code, { host: '' }) : html`<span class="coming"><span class="unseen">${say('loading')}</span></span>`}
      </td>
    </tr>`;
  }

  #placeText(): string {
    const total = this.#length;
    const [first, count] = [this.#first, Math.floor((this.#seen - this.#head) / (this.#row || 1))];
    return this.#options.locale.say('rowRange', { first: first + 1, last: Math.min(total, first + Math.max(1, count)), total });
  }

  #measure(): void {
    const box = this.#box;
    const [head, row] = [box?.querySelector('thead'), box?.querySelector(innerRow)];
    if (!box || !head || box.clientHeight === 0) return;
    const tall = row?.getBoundingClientRect().height ?? this.#row;
    const sizes = [box.clientHeight, head.getBoundingClientRect().height, tall] as const;
    const known = [this.#seen, this.#head, this.#row];
    [this.#seen, this.#head, this.#row] = sizes;
    box.querySelector<HTMLElement>('.extent')!.style.blockSize = `${boxOf(this.#extent)}px`;
    box.querySelector<HTMLElement>('.sight')!.style.blockSize = `${this.#seen}px`;
    box.style.setProperty('--_row', `${tall}px`);
    if (sizes.some((size, at) => size !== known[at])) this.#draw(box);
    else this.#shift(box);
  }

  #draw(box: HTMLElement): void {
    this.#body.again();
    this.#place.again();
    this.#shift(box);
  }

  /** Moves the rows to where the first in sight is cut as far as the reader has scrolled. */
  #shift(box: HTMLElement): void {
    const start = Math.min(this.#first, this.#length - this.#count);
    box.querySelector('tbody')!.style.transform = `translateY(${start * this.#row - this.#top}px)`;
  }

  #onScroll = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLElement;
    const { scrollTop } = box;
    if (scrollTop === this.#scrolled) return;
    this.#top = topOf(this.#extent, scrollTop, this.#top, this.#scrolled);
    this.#scrolled = scrollTop;
    this.#draw(box);
  };

  /** After small moves the bar is set to the part of the whole that is in sight. */
  #onScrollEnd = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLElement;
    const wanted = scrolledTo(this.#extent, this.#top);
    if (Math.abs(wanted - box.scrollTop) > 1) box.scrollTop = wanted;
    this.#scrolled = box.scrollTop;
  };
}

/** A column that has been wide stays so: rows that come by must not shake the others. */
function keepWidth({ target, contentBoxSize: [size] }: ResizeObserverEntry): void {
  const { style } = target as HTMLElement;
  if (size && size.inlineSize > (Number.parseFloat(style.minInlineSize) || 0)) style.minInlineSize = `${size.inlineSize}px`;
}
