/** The series that a reader has put aside, and the buttons that do it. */
import { nothing, type LitElement, type TemplateResult } from 'lit';
import { switches } from '../marks/legend.js';
import type { Layout } from '../marks/time-chart.js';

export class PutAside {
  #host: LitElement;
  /** Their titles. */
  titles: ReadonlySet<string> = new Set();

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** A button for each series; none where two stand beside their names. */
  buttons({ series, labels, mark }: Layout, label: string): TemplateResult | typeof nothing {
    const named = labels && series.length < 3;
    return named || series.length < 2 ? nothing : switches(series, mark, label, (title) => this.#toggle(title, series));
  }

  /** The last that is shown brings back all the others. */
  #toggle(title: string, series: Layout['series']): void {
    const titles = new Set(this.titles);
    if (!titles.delete(title)) titles.add(title);
    this.titles = series.every((one) => titles.has(one.title)) ? new Set() : titles;
    this.#host.requestUpdate();
  }
}
