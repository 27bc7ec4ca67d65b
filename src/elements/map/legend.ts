/** A map's legend: a button for each class that shows only its places, and discs that tell what their size means. */
import { html, nothing, svg, type TemplateResult } from '../../page/html.js';
import { widestAmong } from '../../maps/sized.js';
import type { Swatch } from '../../marks/schemes.js';
import { roundest } from '../../marks/classes.js';
import { css } from '../../page/css.js';
import type { Field, Table } from '../../model.js';
import type { ClassOptions } from './classes.js';

export interface LegendClass {
  readonly at: number;
  readonly title: string;
  readonly rows: number;
  readonly swatch: Swatch;
}

export interface LegendSettings extends Pick<ClassOptions, 'locale' | 'textOf'> {
  readonly color: Field | undefined;
  readonly size: Field | undefined;
  readonly titleOf: (field: Field) => string;
}

export function legendOf(
  classes: readonly LegendClass[],
  chosen: ReadonlySet<number>,
  table: Table,
  settings: LegendSettings,
  choose: (at: number) => void,
): TemplateResult {
  const { color, size, titleOf, locale } = settings;
  return html`<div class="keys" part="legend">
    ${
      color
        ? html`<div
            class="classes"
            role="group"
            aria-label=${locale.say('colorBy', { field: titleOf(color) })}
            aria-describedby="classHint"
          >
            <span class="what" aria-hidden="true">${titleOf(color)}</span>
            ${classes.map((one) => classButton(one, chosen, settings, choose))}
            <span class="unseen" id="classHint">${locale.say('classHint')}</span>
          </div>`
        : nothing
    }
    ${size ? sizes(table, settings) : nothing}
  </div>`;
}

function classButton(
  { at, title, rows, swatch }: LegendClass,
  chosen: ReadonlySet<number>,
  { locale }: LegendSettings,
  choose: (at: number) => void,
): TemplateResult {
  return html`<button
    type="button"
    class=${chosen.size && !chosen.has(at) ? 'class faded' : 'class'}
    aria-pressed=${chosen.has(at)}
    @click=${() => choose(at)}
  >
    <svg class="patch ${swatch.hue}" viewBox="0 0 12 12" aria-hidden="true">
      ${svg`<circle cx="6" cy="6" r="5.5" fill=${swatch.colour}></circle>`}</svg
    ><bdi>${title}</bdi> <span class="count">${locale.number(rows)}</span>
  </button>`;
}

/** The greatest amount, and about a quarter of it: half as wide. */
function sizes(table: Table, { size, titleOf, textOf, locale }: LegendSettings): TemplateResult | typeof nothing {
  const amounts = table.column(size!.name) as Float64Array;
  const most = amounts.reduce((high, amount) => (amount > high && amount < Infinity ? amount : high), 0);
  if (!(most > 0)) return nothing;
  const widest = widestAmong(amounts.length);
  const told = [roundest(most / 5, most / 3), roundest(most * 0.8, most)];
  return html`<div class="sizes" role="group" aria-label=${locale.say('sizeBy', { field: titleOf(size!) })}>
    <span class="what" aria-hidden="true">${titleOf(size!)}</span>
    ${told.map((amount) => {
      const radius = Math.max(2, widest * Math.sqrt(amount / most));
      const side = 2 * radius + 2;
      return html`<span class="size"
        ><svg width=${side} height=${side} aria-hidden="true">${svg`<circle cx=${side / 2} cy=${side / 2} r=${radius}></circle>`}</svg
        ><bdi>${textOf(amount, size!)}</bdi></span
      >`;
    })}
  </div>`;
}

export const legendStyles = css`
  .keys {
    display: grid;
    gap: 0.35rem;
    margin-block-end: 0.6rem;
    font-size: max(0.75rem, 0.8125em);
  }
  .classes,
  .sizes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.35rem;
  }
  ul.classes {
    gap: 0.3rem 0.8rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .classes li {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .what {
    margin-inline-end: 0.35rem;
    font-weight: 600;
  }
  .keys .class {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 1.75rem;
    padding: 0.1rem 0.55rem;
    font-size: inherit;
    border-color: var(--_border);
    border-radius: 999px;
  }
  .keys .class[aria-pressed='true'] {
    border-color: currentColor;
    box-shadow: inset 0 0 0 1px currentColor;
  }
  .keys .faded {
    color: var(--_muted);
  }
  .keys .faded .patch {
    opacity: 0.45;
  }
  .patch {
    inline-size: 0.9em;
    block-size: 0.9em;
    stroke: color-mix(in srgb, var(--_text) 45%, transparent);
    forced-color-adjust: none;
  }
  .count {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .size {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    margin-inline-end: 0.5rem;
  }
  .size circle {
    fill: color-mix(in srgb, var(--_accent) 70%, transparent);
  }
  .probe {
    forced-color-adjust: none;
  }
  @media print {
    .keys .class {
      display: inline-flex;
      border: 0;
    }
    .patch {
      print-color-adjust: exact;
    }
  }
`;
