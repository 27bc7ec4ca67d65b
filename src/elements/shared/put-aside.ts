/** The series that a reader has put aside, and the buttons that do it. */
import { nothing, type TemplateResult } from '../../page/html.js';
import type { switches } from '../../marks/legend.js';
import type { Series } from '../../marks/series.js';
import type { KeyMark } from '../../marks/swatch.js';
import { adopt } from './adopt.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

interface Legend {
  readonly series: readonly Series[];
  readonly mark: KeyMark;
  /** Names that stand in the picture. */
  readonly labels?: unknown;
}

export class PutAside {
  #host: ReactiveElement;
  #switches: typeof switches | undefined;
  /** Their titles. */
  titles: ReadonlySet<string> = new Set();

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** Brings the buttons, where there is more than one series. */
  async bring(series: number): Promise<void> {
    if (series < 2 || this.#switches) return;
    const legend = await import('../../marks/legend.js');
    adopt(this.#host, ...legend.legendStyles);
    this.#switches = legend.switches;
  }

  /** A button for each series; none where two stand beside their names. */
  buttons({ series, labels, mark }: Legend, label: string): TemplateResult | typeof nothing {
    const named = labels && series.length < 3;
    if (named || series.length < 2) return nothing;
    return this.#switches?.(series, mark, label, (title) => this.#toggle(title, series)) ?? nothing;
  }

  /** The last that is shown brings back all the others. */
  #toggle(title: string, series: readonly Series[]): void {
    const titles = new Set(this.titles);
    if (!titles.delete(title)) titles.add(title);
    this.titles = series.every((one) => titles.has(one.title)) ? new Set() : titles;
    this.#host.requestUpdate();
  }
}
