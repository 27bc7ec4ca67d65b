/** How an editor's `color` and `size` make places look, and which of their classes a reader has chosen to see. */
import type { TemplateResult } from '../../page/html.js';
import { mapLegend } from '../../locale/en/map-legend.js';
import { teach } from '../../locale/index.js';
import type { Looks, PlaceMark } from '../../maps/looks.js';
import { sizesOf } from '../../maps/sized.js';
import { paletteStyles } from '../../marks/hues.styles.js';
import type { Field, Table } from '../../model.js';
import { adopt } from '../shared/adopt.js';
import { classesBy, type Classes, type ClassOptions } from './classes.js';
import { legendOf, legendStyles, type LegendSettings } from './legend.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export interface LookSettings extends ClassOptions, LegendSettings {
  readonly mark: PlaceMark | '';
  /** What the answer answers: classes stay as they are as long as only the part of the world changes. */
  readonly question: unknown;
  readonly announce: (text: string) => void;
}

teach(mapLegend);

export class MapLooks {
  #host: ReactiveElement;
  #key = '';
  #classes: Classes | undefined;
  #table: Table | undefined;
  #looks: Looks | undefined;
  #rows: readonly number[] = [];
  #chosen: ReadonlySet<number> = new Set();

  constructor(host: ReactiveElement) {
    this.#host = host;
    adopt(host, ...paletteStyles, legendStyles);
  }

  /** The same looks as long as nothing has changed. */
  of(table: Table, settings: LookSettings): Looks {
    const { color, size, mark, method, classes, breaks, scheme, standing, question, locale, textOf } = settings;
    const sample = color && [0, 1234.5].map((value) => textOf(value, color));
    const key = JSON.stringify([question, color?.name, size?.name, mark, method, classes, breaks, scheme, standing, locale.lang, sample]);
    if (key === this.#key && table === this.#table && this.#looks) return this.#looks;
    if (key !== this.#key) {
      this.#key = key;
      this.#classes = color && classesBy(color, table.column(color.name), settings);
      this.#chosen = new Set();
    }
    this.#table = table;
    return (this.#looks = this.#made(table, color, size, mark));
  }

  /** The legend of the looks that were last asked for. */
  legend(settings: LookSettings): TemplateResult {
    const { titles = [], swatches = [] } = this.#classes ?? {};
    const classes = titles.map((title, i) => ({ title, swatch: swatches[i]!, rows: this.#rows[i]!, at: i })).filter(({ rows }) => rows > 0);
    return legendOf(classes, this.#chosen, this.#table!, settings, (at) => this.#choose(at, settings));
  }

  #made(table: Table, color: Field | undefined, size: Field | undefined, mark: PlaceMark | ''): Looks {
    const classOf = color && this.#classes?.of(table.column(color.name));
    const rows = Array.from(this.#classes?.titles ?? [], () => 0);
    for (const at of classOf ?? []) rows[at]!++;
    this.#rows = rows;
    const sizes = size && sizesOf(table.column(size.name) as Float64Array);
    return { classOf, sizes, mark, swatches: this.#classes?.swatches ?? [], hidden: this.#hidden };
  }

  /** What was not chosen; nothing where nothing was. */
  get #hidden(): ReadonlySet<number> {
    return new Set(this.#chosen.size ? this.#rows.flatMap((_, at) => (this.#chosen.has(at) ? [] : [at])) : []);
  }

  #choose(at: number, { announce, locale }: LookSettings): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(at)) chosen.add(at);
    const most = this.#rows.filter((rows) => rows > 0).length;
    this.#chosen = chosen.size < most ? chosen : new Set();
    this.#looks = { ...this.#looks!, hidden: this.#hidden };
    const total = this.#rows.reduce((sum, rows) => sum + rows, 0);
    const n = this.#rows.reduce((sum, rows, i) => sum + (this.#hidden.has(i) ? 0 : rows), 0);
    announce(locale.say('classesShown', { n, total }));
    this.#host.requestUpdate();
  }
}
