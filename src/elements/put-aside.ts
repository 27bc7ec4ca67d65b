/** The series that a reader has put aside, and the buttons that do it. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import { switches, type KeyMark } from '../marks/legend.js';
import type { Series } from '../marks/series.js';

interface Legend {
  readonly series: readonly Series[];
  readonly mark: KeyMark;
  /** Names that stand in the picture. */
  readonly labels?: unknown;
}

export class PutAside {
  #host: LitElement;
  /** Their titles. */
  titles: ReadonlySet<string> = new Set();

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** A button for each series; none where two stand beside their names. */
  buttons({ series, labels, mark }: Legend, label: string): TemplateResult | typeof nothing {
    const named = labels && series.length < 3;
    return named || series.length < 2 ? nothing : switches(series, mark, label, (title) => this.#toggle(title, series));
  }

  /** The last that is shown brings back all the others. */
  #toggle(title: string, series: readonly Series[]): void {
    const titles = new Set(this.titles);
    if (!titles.delete(title)) titles.add(title);
    this.titles = series.every((one) => titles.has(one.title)) ? new Set() : titles;
    this.#host.requestUpdate();
  }
}
