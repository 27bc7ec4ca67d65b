/** The figure around a chart: what is measured, the one tab stop that walks its values, and its sentences. */
import { html, nothing, type TemplateResult } from '../page/html.js';

export interface FigureOptions {
  /** What is measured, in words. */
  readonly measure: unknown;
  /** The ids of what names the chart. */
  readonly names: string;
  /** Stands between the measure and the drawing: choices and legend. */
  readonly before: unknown;
  readonly drawing: unknown;
  /** Lets the drawing be as high as it needs. */
  readonly tall?: boolean;
  /** Stands under the drawing. */
  readonly after?: unknown;
  readonly hint: string;
  /** The chart in sentences; undefined where they are left out. */
  readonly summary: unknown;
  /** Told of keys, pointer and focus on the drawing. */
  readonly on: EventListenerObject;
}

export function figure({ measure, names, before, drawing, tall, after = nothing, hint, summary, on }: FigureOptions): TemplateResult {
  return html`<figure class="chart" part="chart">
    <p class="measure" id="measure">${measure}</p>
    ${before}
    <div
      class="canvas ${tall ? 'tall' : ''}"
      role="application"
      tabindex="0"
      aria-labelledby=${names}
      aria-describedby="summary hint"
      @keydown=${on}
      @focus=${on}
      @blur=${on}
      @pointermove=${on}
      @pointerdown=${on}
      @pointerup=${on}
      @pointercancel=${on}
      @pointerleave=${on}
      @click=${on}
    >
      ${drawing}
    </div>
    ${after}
    <p class="unseen" id="hint">${hint}</p>
    ${summary === undefined ? nothing : html`<figcaption class="summary" id="summary">${summary}</figcaption>`}
  </figure>`;
}
