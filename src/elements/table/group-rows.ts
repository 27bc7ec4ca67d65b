/** A table of groups that opens: onto the groups within, and onto the rows of the smallest, with totals where an author wants them. */
import { html, nothing, svg, type TemplateResult } from '../../page/html.js';
import { groups as words } from '../../locale/en/groups.js';
import { teach } from '../../locale/index.js';
import type { Column, Field, Query, Selected, Table } from '../../model.js';
import { cell, isDate, isWithheld, table as tableOfColumns } from '../../table.js';
import { paced, paceOf } from '../../transport/pace.js';
import { adopt } from '../shared/adopt.js';
import { askWithin, fieldsBeside, groupsIn, isoOf, levelsOf, measuresOf, predicateOf, type GroupsAsked } from './group-questions.js';
import { GroupRecords, type Group } from './group-records.js';
import { groupStyles } from './group-rows.styles.js';
import { inSight, lineAt, linesOf, pathOf, tableOfLines, type Levels, type Line, type Path } from './group-tree.js';
import type { Scene } from './scene.js';
import { isAdditive } from '../shared/measures.js';
import { alignment, type RowsOptions } from '../shared/rows.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

teach(words);

/** What an author says of groups. */
export interface GroupSettings {
  /** Whether there are totals: of all rows, and of the groups around the smallest. */
  readonly totals: boolean;
  /** Where small counts are withheld no group opens onto its rows, and no sum of parts may tell what is withheld. */
  readonly suppressBelow: number;
  /** Groups begin open where there are no more lines than these. */
  readonly limit: number;
  /** The columns of a group’s rows; those beside the groups where there are none. */
  readonly columns: readonly string[];
}

/** All rows together. */
const all: Line = { depth: 0, row: 0 };

export class GroupRows {
  readonly #scene: Scene;
  readonly #withholds: boolean;
  readonly #levels: Levels;
  readonly #groups: readonly Selected[];
  readonly #measures: readonly Selected[];
  readonly #lines: readonly Line[];
  readonly #records: GroupRecords;
  readonly #beginsOpen: boolean;
  /** What a reader has opened or closed. */
  #turned: ReadonlyMap<Line, boolean> = new Map();
  #sight: readonly Line[];

  /** Asks what is needed beside the smallest groups. What a reader had opened `before` stays so where it still exists. */
  static async of(host: ReactiveElement & GroupSettings, scene: Scene, asked: GroupsAsked, before?: GroupRows): Promise<GroupRows> {
    adopt(host, groupStyles);
    const totals = !host.totals ? 'none' : host.suppressBelow > 1 ? 'grand' : 'all';
    const columns = host.columns.length ? host.columns : fieldsBeside(asked);
    const levels = await levelsOf(asked, totals);
    const names = groupsIn(asked.query).map(({ name }) => name);
    const lines = await paced(linesOf(levels, names), paceOf());
    const groups = new GroupRows(host, scene, levels, lines, asked.query, new GroupRecords(scene, columns));
    if (before && String(before.#names) === String(names)) await groups.#openLike(before, askWithin(asked));
    return groups;
  }

  private constructor(
    { limit, suppressBelow }: GroupSettings,
    scene: Scene,
    levels: Levels,
    lines: readonly Line[],
    query: Query,
    records: GroupRecords,
  ) {
    this.#withholds = suppressBelow > 1;
    this.#scene = scene;
    this.#levels = levels;
    this.#groups = groupsIn(query);
    this.#measures = measuresOf(query);
    this.#lines = lines;
    this.#records = records;
    this.#beginsOpen = lines.length <= limit;
    this.#sight = this.#seen();
  }

  /** How many groups are in sight. */
  get length(): number {
    return this.#sight.length;
  }

  /** The groups in sight that stand on a page. */
  page(first: number, limit: number): Table {
    return tableOfLines(this.#levels, this.#sight.slice(first, first + limit), this.#names);
  }

  /** Every group, the outer ones too. */
  get groups(): Table {
    return tableOfLines(this.#levels, this.#lines, this.#names);
  }

  /** Every group and total, with its word where a group is not named: for files. */
  get whole(): Table {
    const lines = [...this.#lines, ...(this.#levels[0] ? [all] : [])];
    const table = tableOfLines(this.#levels, lines, this.#names);
    if (lines.every(({ depth }) => depth === this.#names.length)) return table;
    const fields = table.fields.map((field): Field => (this.#names.includes(field.name) ? { ...field, type: 'string' } : field));
    const columns = table.fields.map((field) => this.#spelled(field, table, lines));
    return tableOfColumns(fields, columns, undefined, table.withheld);
  }

  /** What is special about the lines of a page. @param first Its first line in sight. */
  options(fields: readonly Field[], first: number): Pick<RowsOptions, 'row' | 'kind' | 'below' | 'foot' | 'content'> {
    const line = (row: number): Line => this.#sight[first + row]!;
    const foot = this.#foot(fields);
    return {
      row: (row) => this.#button(line(row)),
      kind: (row) => (this.#isSmallest(line(row)) ? '' : `around depth-${line(row).depth}`),
      below: (row) => this.#below(line(row), `group-${first + row}`, fields.length),
      content: (_, __, field, row) => this.#unnamed(field, line(row)),
      ...(foot ? { foot } : {}),
    };
  }

  /** Averages and greatest values are no totals. */
  get #word(): 'total' | 'altogether' {
    return this.#measures.every(isAdditive) ? 'total' : 'altogether';
  }

  get #names(): readonly string[] {
    return this.#groups.map(({ name }) => name);
  }

  #seen(): readonly Line[] {
    return inSight(this.#lines, (line) => this.#isOpen(line));
  }

  #isSmallest({ depth }: Line): boolean {
    return depth === this.#groups.length;
  }

  #isOpen(line: Line): boolean {
    return this.#isSmallest(line) || (this.#turned.get(line) ?? this.#beginsOpen);
  }

  async #openLike(before: GroupRows, ask: Scene['ask']): Promise<void> {
    const found = <T>([path, how]: readonly [Path, T]): readonly (readonly [Line, T])[] => {
      const line = lineAt(this.#levels, this.#lines, this.#names, path);
      return line ? [[line, how]] : [];
    };
    this.#turned = new Map([...before.#turned].flatMap(([line, open]) => found([before.#pathOf(line), open])));
    this.#sight = this.#seen();
    const shown = [...before.#records.shown].flatMap(([key, rows]) => found([JSON.parse(key) as Path, rows]));
    await this.#records.showAll(
      shown.map(([line, rows]) => [this.#groupOf(line), rows]),
      ask,
    );
  }

  #pathOf(line: Line): Path {
    return pathOf(this.#levels, line, this.#names);
  }

  #keyOf(line: Line): string {
    return JSON.stringify(this.#pathOf(line));
  }

  /** Whether groups can be asked for again by what they are: places cannot. */
  get #opens(): boolean {
    return !this.#withholds && !this.#levels.at(-1)!.fields.some(({ name, type }) => type === 'geometry' && this.#names.includes(name));
  }

  #groupOf(line: Line): Group {
    const level = this.#levels[line.depth]!;
    const { locale, textOf } = this.#scene;
    const named = level.fields.filter(({ name }) => this.#names.includes(name));
    const name = named.map((field) => textOf(cell(level.column(field.name), line.row), field) || locale.say('blank')).join(', ');
    return { key: this.#keyOf(line), name, where: predicateOf(this.#levels, this.#groups, line) };
  }

  /** The word that stands where a line names no group; undefined in all other cells. */
  #unnamed({ name }: Field, { depth }: Line): TemplateResult | undefined {
    const at = this.#names.indexOf(name);
    if (at < depth) return undefined;
    return at === depth ? html`<span class="whole">${this.#scene.locale.say(this.#word)}</span>` : html``;
  }

  #button(line: Line): TemplateResult {
    const smallest = this.#isSmallest(line);
    if (smallest && !this.#opens) return html``;
    const open = smallest ? this.#records.has(this.#keyOf(line)) : this.#isOpen(line);
    const label = this.#scene.locale.say(smallest ? 'groupRows' : 'groupParts', { group: this.#groupOf(line).name });
    return html`<button type="button" class="tools turn" aria-expanded=${open} aria-label=${label} @click=${() => this.#turn(line)}>
      <svg viewBox="0 0 12 12" aria-hidden="true">${svg`<path d="M4 2l4 4-4 4" />`}</svg>
    </button>`;
  }

  #below(line: Line, id: string, width: number): TemplateResult | typeof nothing {
    return this.#records.has(this.#keyOf(line)) ? this.#records.template(this.#groupOf(line), id, width) : nothing;
  }

  #turn(line: Line): void {
    const group = this.#groupOf(line);
    if (this.#isSmallest(line)) return void this.#records.turn(group);
    this.#turned = new Map([...this.#turned, [line, !this.#isOpen(line)]]);
    this.#sight = this.#seen();
    const { announce, locale } = this.#scene;
    const said = { n: this.#partsOf(line), group: group.name };
    announce(this.#isOpen(line) ? locale.say('groupOpened', said) : locale.say('groupClosed', said));
  }

  /** How many groups there are within. */
  #partsOf(whole: Line): number {
    const first = this.#lines.indexOf(whole) + 1;
    const next = this.#lines.findIndex((line, at) => at >= first && line.depth <= whole.depth);
    return this.#lines.slice(first, next < 0 ? undefined : next).filter(({ depth }) => depth === whole.depth + 1).length;
  }

  #spelled({ name, type }: Field, table: Table, lines: readonly Line[]): Column {
    const column = table.column(name);
    const at = this.#names.indexOf(name);
    if (at < 0) return column;
    return lines.map(({ depth }, row) => {
      const value = cell(column, row);
      if (at >= depth) return at === depth ? this.#scene.locale.say(this.#word) : null;
      return value === null ? null : isDate(type) ? isoOf(value as number) : String(value);
    });
  }

  /** The row of all rows together. */
  #foot(fields: readonly Field[]): TemplateResult | undefined {
    const whole = this.#levels[0];
    return (
      whole &&
      html`<tfoot>
        <tr role="row">
          ${fields.map((field, at) => this.#footCell(whole, field, at))}
        </tr>
      </tfoot>`
    );
  }

  #footCell(whole: Table, field: Field, at: number): TemplateResult {
    const { locale, textOf, titleOf } = this.#scene;
    if (at === 0) return html`<th role="rowheader" scope="row">${locale.say(this.#word)}</th>`;
    if (this.#names.includes(field.name)) return html`<td role="cell"></td>`;
    const value = cell(whole.column(field.name), 0);
    const text = isWithheld(whole, field.name, 0) ? locale.say('withheld') : value === null ? locale.say('missing') : textOf(value, field);
    return html`<td role="cell" class=${alignment(field)} data-label=${titleOf(field)}>${text}</td>`;
  }
}
