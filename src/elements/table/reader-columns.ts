/** What a reader has done to a table: whose rows are kept, which columns are hidden, and in which order they stand. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { tools } from '../../locale/en/tools.js';
import { teach, type Key } from '../../locale/index.js';
import type { Field, Predicate, Table } from '../../model.js';
import { chips } from './chips.js';
import { ColumnPanel } from './column-panel.js';
import { adopt } from '../shared/adopt.js';
import { ColumnWidths } from './column-widths.js';
import type { Condition } from './conditions.js';
import { focusOn, keepFocus } from './focus.js';
import { recordOf } from '../../dataset/record.js';
import { profileOf } from './profile.js';
import { PanelBox } from './panel-box.js';
import { RowPanel } from './row-panel.js';
import type { Scene } from './scene.js';
import { openedRow } from './whole-row.js';
import { columnStyles } from './reader-columns.styles.js';
import { handWidths } from './width-handles.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

teach(tools);

export class ReaderColumns {
  readonly #host: ReactiveElement;
  readonly #scene: Scene;
  readonly #panel: PanelBox;
  #conditions: readonly Condition[] = [];
  #hidden: ReadonlyMap<string, string> = new Map();
  #sequence: readonly string[] = [];
  #chips: TemplateResult | undefined;
  readonly #widths: ColumnWidths;
  /** The columns as they stand. */
  #fields: readonly Field[] = [];

  constructor(host: ReactiveElement, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
    this.#panel = new PanelBox(host);
    this.#widths = new ColumnWidths(host);
    adopt(host, columnStyles);
    handWidths(host, (column, rem) => this.#widen(this.#fields[column]!, rem));
    host.requestUpdate();
  }

  /** The conditions in all columns but one. */
  predicate(except?: string): Predicate | undefined {
    const args = this.#conditions.filter(({ field }) => field !== except).map(({ predicate }) => predicate);
    return args.length > 1 ? { op: 'and', args } : args[0];
  }

  /** The columns that are not hidden, in the reader's order. */
  shown(table: Table): Table {
    const arranged = this.#arranged(table);
    this.#fields = arranged.fields;
    this.#widths.follow(arranged.fields);
    return arranged;
  }

  #arranged(table: Table): Table {
    if (this.#hidden.size === 0 && this.#sequence.length === 0) return table;
    const place = ({ name }: Field): number => (this.#sequence.includes(name) ? this.#sequence.indexOf(name) : Infinity);
    const left = table.fields.filter(({ name }) => !this.#hidden.has(name));
    const fields = this.#sequence.length ? [...left].sort((a, b) => place(a) - place(b) || 0) : left;
    return { ...table, fields };
  }

  /** What the reader has chosen, and the box of a column that they opened. */
  get template(): TemplateResult {
    return html`${this.#chips ?? nothing}${this.#panel.template}`;
  }

  /** Whether a column's rows are narrowed. */
  narrows(field: string): boolean {
    return this.#conditions.some((condition) => condition.field === field);
  }

  /** Opens the box of the column at this place, which shows this field of the dataset. */
  async open(at: number, field: Field, shown: readonly Field[], button: Element): Promise<void> {
    const { locale, titleOf, textOf, ask } = this.#scene;
    const titled = (beside: Field | undefined): string | undefined => beside && titleOf(beside);
    const panel = await ColumnPanel.open(field, locale, {
      title: titleOf(field),
      textOf: (value) => textOf(value, field),
      choice: this.#conditions.find((condition) => condition.field === field.name)?.choice ?? {},
      profile: () => profileOf(field, this.predicate(field.name), ask),
      choose: (condition) => this.#choose(field.name, condition),
      before: titled(shown[at - 1]),
      after: titled(shown[at + 1]),
      move: (by) => this.#move(shown, at, by),
      width: this.#widths.of(shown[at]!.name),
      widen: (rem) => this.#widen(shown[at]!, rem),
      hide: shown.length > 1 ? () => this.#hide(shown[at]!) : undefined,
      changed: () => this.#host.requestUpdate(),
    });
    await this.#panel.open(panel, button);
  }

  /** Opens the box of the row at this place of what is shown. */
  async openRow(place: number, title: string, button: Element): Promise<void> {
    const { locale, element, titleOf, textOf, announce, content, tell } = this.#scene;
    const { whole, shown } = await openedRow(this.#scene, place);
    const choose = (condition: Condition): void => this.#choose(condition.field, condition);
    const changed = (): void => this.#host.requestUpdate();
    const address = (): Promise<string | undefined> => recordOf(element.metadata!, whole, { token: element.token });
    const options = { title, titleOf, textOf, choose, announce, content, address, changed };
    await this.#panel.open(await RowPanel.open(whole, locale, options), button);
    tell('opendata-select', { row: shown });
  }

  #choose(field: string, condition: Condition | undefined): void {
    this.#panel.close();
    this.#hold([...this.#conditions.filter((other) => other.field !== field), ...(condition ? [condition] : [])]);
  }

  #hold(conditions: readonly Condition[]): void {
    this.#conditions = conditions;
    keepFocus(this.#host);
    this.#scene.choose(conditions);
    void this.#tell();
  }

  #move(shown: readonly Field[], at: number, by: -1 | 1): void {
    const names = shown.map(({ name }) => name);
    names.splice(at + by, 0, ...names.splice(at, 1));
    this.#sequence = names;
    this.#panel.close();
    void this.#say('columnMoved', shown[at]!, at + by + 1);
    void this.#host.updateComplete.then(() => focusOn(this.#host, `thead th:nth-child(${at + by + 1}) .tools`));
  }

  #widen({ name }: Field, rem: number | undefined): void {
    this.#widths.set(name, rem);
    // A long table holds its columns as wide as they have ever been.
    if (rem === undefined)
      this.#host.shadowRoot!.querySelectorAll<HTMLElement>('thead th').forEach(({ style }) => (style.minInlineSize = ''));
    this.#host.requestUpdate();
  }

  #hide(field: Field): void {
    this.#hidden = new Map([...this.#hidden, [field.name, this.#scene.titleOf(field)]]);
    this.#panel.close();
    keepFocus(this.#host);
    void this.#tell();
    void this.#say('columnHidden', field);
  }

  #show(name: string): void {
    const title = this.#hidden.get(name) ?? name;
    this.#hidden = new Map([...this.#hidden].filter(([hidden]) => hidden !== name));
    keepFocus(this.#host);
    void this.#tell();
    void this.#say('columnShown', { name, title, type: 'string' });
  }

  async #tell(): Promise<void> {
    this.#chips = await chips(this.#conditions, this.#scene.locale, {
      remove: ({ field }) => this.#choose(field, undefined),
      clear: () => this.#hold([]),
      hidden: this.#hidden,
      show: (name) => this.#show(name),
    });
    this.#host.requestUpdate();
  }

  async #say(key: Key, field: Field, n = 0): Promise<void> {
    const { say } = this.#scene.locale;
    this.#scene.announce(say(key, { column: this.#scene.titleOf(field), n }));
  }
}
