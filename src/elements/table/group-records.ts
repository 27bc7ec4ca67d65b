/** The rows of single groups, each under its group, a few at a time. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { trouble } from '../../locale/en/trouble.js';
import { teach } from '../../locale/index.js';
import { DatasetError, type Predicate, type Table } from '../../model.js';
import { dataTable } from '../shared/rows.js';
import type { Scene } from './scene.js';

teach(trouble);

export interface Group {
  /** What tells it from all others. */
  readonly key: string;
  /** What a reader calls it. */
  readonly name: string;
  /** What its rows have in common. */
  readonly where: Predicate;
}

/** So many rows are shown at first, and so many more each time. */
const step = 10;

export class GroupRecords {
  readonly #scene: Scene;
  readonly #columns: readonly string[];
  /** Rows, or why there are none. */
  #shown: ReadonlyMap<string, Table | DatasetError> = new Map();

  /** @param columns What is shown of each row; all where there are none. */
  constructor(scene: Scene, columns: readonly string[]) {
    this.#scene = scene;
    this.#columns = columns;
  }

  has(key: string): boolean {
    return this.#shown.has(key);
  }

  /** The groups whose rows are shown, and of each how many. */
  get shown(): ReadonlyMap<string, number> {
    return new Map([...this.#shown].map(([key, rows]) => [key, rows instanceof DatasetError ? step : Math.max(step, rows.length)]));
  }

  /** Shows so many rows of each of these groups, asked for beforehand. */
  async showAll(groups: readonly (readonly [Group, number])[], ask: Scene['ask']): Promise<void> {
    const shown = groups.map(async ([group, limit]) => [group.key, await this.#rowsOf(group, limit, ask)] as const);
    this.#shown = new Map(await Promise.all(shown));
  }

  /** Shows the first rows of a group, or takes them away again. */
  async turn(group: Group): Promise<void> {
    if (!this.#shown.has(group.key)) return this.#show(group, step);
    this.#shown = new Map([...this.#shown].filter(([key]) => key !== group.key));
    this.#scene.announce(this.#scene.locale.say('groupClosed', { group: group.name }));
  }

  /** @param id What tells this table from all others in the element. @param width How many columns it stands under. */
  template(group: Group, id: string, width: number): TemplateResult | typeof nothing {
    const rows = this.#shown.get(group.key);
    if (!rows) return nothing;
    const { locale, titleOf, textOf } = this.#scene;
    const caption = locale.say('groupRows', { group: group.name });
    return html`<tr role="row" class="below">
      <td role="cell" colspan=${width}>
        ${
          rows instanceof DatasetError
            ? html`<p class="notice">${locale.say(rows.code, { host: '' })}</p>`
            : html`${dataTable(rows, { locale, caption, id, titleOf, textOf })}${this.#more(group, rows)}`
        }
      </td>
    </tr>`;
  }

  #more(group: Group, rows: Table): TemplateResult {
    const { say } = this.#scene.locale;
    const more = (rows.total ?? rows.length) > rows.length;
    return html`<div class="more">
      <span>${this.#amount(group, rows)}</span>
      ${more ? html`<button type="button" @click=${() => void this.#show(group, rows.length + step)}>${say('moreRows')}</button>` : nothing}
    </div>`;
  }

  #amount({ name: group }: Group, { length: n, total = n }: Table): string {
    return this.#scene.locale.say('groupShown', { n, total, group });
  }

  async #show(group: Group, limit: number): Promise<void> {
    const { announce, locale } = this.#scene;
    const rows = await this.#rowsOf(group, limit, (query) => this.#scene.ask(this.#scene.within(query)));
    this.#shown = new Map([...this.#shown, [group.key, rows]]);
    announce(rows instanceof DatasetError ? locale.say(rows.code, { host: '' }) : this.#amount(group, rows));
  }

  async #rowsOf({ where }: Group, limit: number, ask: Scene['ask']): Promise<Table | DatasetError> {
    const select = this.#columns.map((name) => ({ name, field: name }));
    return ask({ where, ...(select.length ? { select } : {}), limit, offset: 0 }).catch(failure);
  }
}

const failure = (error: unknown): DatasetError =>
  error instanceof DatasetError ? error : new DatasetError('bad-response', String(error), { cause: error });
