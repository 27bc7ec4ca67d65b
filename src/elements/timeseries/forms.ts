/** Ways of drawing a chart over time that come when a page asks for them. */
import type { ReactiveController } from '../../page/reactive-element.js';
import type * as fills from '../../marks/fills.js';
import type * as ink from '../../marks/ink.js';
import type { logarithmic } from '../../marks/log.js';
import type * as names from '../../marks/names.js';
import { isLine, type Mark } from '../../marks/series.js';
import { most } from '../../marks/time-chart.js';
import type { panelsOf } from '../../marks/time-panels.js';
import type { Span } from '../../marks/scale.js';
import { adopt } from '../shared/adopt.js';
import type { cutTo } from './cut.js';
import { seriesIn, type OverTime } from './periods.js';
import type * as references from './references.js';
import type { ReactiveElement } from '../../page/reactive-element.js';
import type { Looks } from './shape.js';

/** What a page asks for. */
interface Asked {
  readonly mark: Mark;
  readonly scale: 'linear' | 'log';
  readonly target: string;
  readonly annotations: string;
  readonly band: string;
  readonly facet: string;
  readonly range: Span | undefined;
}

export class TimeForms implements ReactiveController {
  ink: typeof ink | undefined;
  fills: typeof fills | undefined;
  names: typeof names | undefined;
  references: typeof references | undefined;
  logarithmic: typeof logarithmic | undefined;
  panels: typeof panelsOf | undefined;
  cutTo: typeof cutTo | undefined;
  /** Once what an update lacked is here, and the next is asked for. */
  arrived: Promise<void> | undefined;
  #host: ReactiveElement & Asked;

  constructor(host: ReactiveElement & Asked) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.complete) this.arrived = this.bring().then(() => this.#host.requestUpdate());
  }

  /** Whether all is here, so that nothing is drawn by half. */
  get complete(): boolean {
    const { mark, scale, facet, range } = this.#host;
    return Boolean(
      (this.fills || isLine(mark)) &&
      (this.references || !this.#isReadAgainst) &&
      (this.logarithmic || scale === 'linear') &&
      (this.panels || !facet) &&
      (this.cutTo || !range),
    );
  }

  /** What a chart is laid out with. */
  get parts(): Pick<Looks, 'fills' | 'names' | 'references' | 'cutTo' | 'logarithmic'> {
    const { fills, names, references, cutTo, logarithmic } = this;
    return { fills, names, references, cutTo, logarithmic: this.#host.scale === 'log' ? logarithmic : undefined };
  }

  get #isReadAgainst(): boolean {
    const { target, annotations, band } = this.#host;
    return Boolean(target || annotations || band);
  }

  async bring(): Promise<void> {
    const { mark, scale, facet, range } = this.#host;
    if (!isLine(mark)) adopt(this.#host, (this.fills ??= await import('../../marks/fills.js')).fillStyles);
    if (this.#isReadAgainst) {
      this.references ??= await import('./references.js');
      adopt(this.#host, this.references.guideStyles, this.references.referenceStyles);
    }
    if (scale === 'log') this.logarithmic ??= (await import('../../marks/log.js')).logarithmic;
    if (facet) this.panels ??= (await import('../../marks/time-panels.js')).panelsOf;
    if (range) this.cutTo ??= (await import('./cut.js')).cutTo;
  }

  /** What an answer asks for: ink where it has more points than the page bears as elements, names where it has several series. */
  async bringFor(over: OverTime): Promise<void> {
    if (over.table.length > most) adopt(this.#host, (this.ink ??= await import('../../marks/ink.js')).inkStyles);
    if (seriesIn(over) > 1) adopt(this.#host, (this.names ??= await import('../../marks/names.js')).nameStyles);
  }
}
