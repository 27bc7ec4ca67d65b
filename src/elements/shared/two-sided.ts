/** What elements share that draw: the drawing and the table of what it shows, one switch apart. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { sides } from '../../locale/en/sides.js';
import { teach, type Locale } from '../../locale/index.js';
import { css } from '../../page/css.js';
import type { Dataset, Table } from '../../model.js';
import { OpendataElement } from '../opendata-element.js';
import { adopt } from './adopt.js';
import type { Around } from './around.js';
import type { Format } from './download.js';
import { Later } from './later.js';
import type { dataTable } from './rows.js';
import type { ViewName } from './settings.js';
import type { Wording } from './wording.js';

teach(sides);

const switchStyles = css`
  .toolbar {
    display: flex;
    float: inline-end;
    margin-block: 0 0.5rem;
    margin-inline-start: 1rem;
  }
  .toolbar ~ :not(.chart, .unseen, .finder),
  .canvas {
    clear: both;
  }
  .toolbar button {
    border-radius: 0;
    margin-inline-start: -1px;
    min-block-size: 2rem;
  }
  .toolbar button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
    margin: 0;
  }
  .toolbar button:last-child {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .toolbar button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    box-shadow: inset 0 -2px var(--_accent);
    font-weight: 600;
  }
  @media (forced-colors: active) {
    .toolbar button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }
  }
`;

export abstract class TwoSided extends OpendataElement {
  static override styles = [...OpendataElement.styles, switchStyles];

  /** What is drawn; nothing where there is only a table. */
  protected abstract readonly drawing: 'chart' | 'map' | undefined;

  #table = new Later<typeof dataTable>(this, async () => {
    const { dataTable, dataTableStyles } = await import('./rows.js');
    adopt(this, dataTableStyles);
    return dataTable;
  });

  protected override body(table: Table, dataset: Dataset): TemplateResult {
    if (!this.drawing) return this.draw(table, dataset);
    const side = this.view || this.drawing;
    return html`${this.shows('switch') ? switchOf(this.locale, this.drawing, side, (view) => this.#choose(view)) : nothing}
    ${side === 'table' ? nothing : this.draw(table, dataset)} ${side === 'table' || side === 'both' ? this.rows(table, dataset) : nothing}`;
  }

  /** The table is drawn when its code is here. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#table.coming;
    return super.getUpdateComplete();
  }

  protected rows(table: Table, { title }: Dataset, wording: Wording = this.wording): TemplateResult | typeof nothing {
    return this.#table.code?.(table, { ...wording, caption: this.heading || title }) ?? nothing;
  }

  /** What is said in a file and not on the page. */
  protected get footnotes(): readonly string[] {
    return [];
  }

  protected get around(): Around {
    const { locale, filterText: filter, footnotes } = this;
    return { element: this, locale, filter, footnotes };
  }

  protected override async download(format: Format): Promise<void> {
    (await import('./around.js')).saveRows(await this.toCSV(), this.around);
    this.tell('opendata-download', { format });
  }

  #choose(view: ViewName): void {
    this.view = view;
    this.tell('opendata-view', { view });
  }
}

function switchOf(locale: Locale, drawing: 'chart' | 'map', chosen: ViewName, choose: (view: ViewName) => void): TemplateResult {
  const button = (view: 'chart' | 'map' | 'table') =>
    html`<button type="button" aria-pressed=${chosen === view || chosen === 'both'} @click=${() => choose(view)}>
      ${locale.say(view)}
    </button>`;
  return html`<div class="toolbar" part="toolbar" role="group" aria-label=${locale.say('view')}>${button(drawing)}${button('table')}</div>`;
}
