/** Looks of what a reader opens over a table: the box of a column, and the chips and buttons of what is chosen. */
import { css } from '../../page/css.js';

export const columnStyles = css`
  /* Filled and ringed: the ring is what forced colours leave. */
  .tools[data-chosen] {
    color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    border: 1px solid;
  }
  .tools[data-chosen] svg {
    fill: currentColor;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem;
    margin-block-end: 0.5rem;
  }
  .chips button {
    min-block-size: 1.75rem;
    padding-block: 0;
  }
  .chip {
    border-radius: 999px;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .chip span {
    margin-inline-start: 0.375rem;
  }
  .panel {
    position: absolute;
    inset: auto;
    margin: 0;
    box-sizing: border-box;
    inline-size: min(22rem, 100vw - 1rem);
    max-block-size: 32rem;
    overflow: auto;
    padding: 0.875rem 1rem;
    color: inherit;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
    border-radius: var(--_radius);
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }
  .panel::backdrop {
    background: rgb(0 0 0 / 0.08);
  }
  .panel-title {
    display: flex;
    justify-content: space-between;
    align-items: start;
    font-weight: 650;
  }
  .panel fieldset {
    border: 0;
    padding: 0;
    margin: 0.5rem 0 0;
    min-inline-size: 0;
  }
  .panel legend {
    padding: 0;
    font-weight: 600;
    font-size: 0.875em;
  }
  .value {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto 4rem;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 1.625rem;
  }
  .value input {
    min-block-size: 0;
    margin: 0;
    accent-color: var(--_accent);
  }
  .value .n {
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .value meter {
    inline-size: 4rem;
    block-size: 0.5rem;
  }
  .value meter::-webkit-meter-bar {
    border: 0;
    background: color-mix(in srgb, currentColor 12%, transparent);
  }
  .value meter::-webkit-meter-optimum-value {
    background: var(--_accent);
  }
  .panel-title button {
    min-block-size: 1.75rem;
    padding: 0 0.5rem;
    border: 0;
    font-size: 1.125em;
  }
  .range-of {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }
  .range-of label,
  .blank {
    display: grid;
    font-size: 0.9375em;
  }
  .range-of input {
    min-inline-size: 0;
    inline-size: 100%;
    box-sizing: border-box;
    padding-inline: 0.5rem;
  }
  .blank {
    margin-block-start: 0.5rem;
  }
  .record {
    margin: 0.25rem 0 0;
  }
  .record div {
    border-block-start: 1px solid var(--_border);
    padding-block: 0.375rem;
  }
  .record dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .record dd {
    display: flex;
    align-items: start;
    gap: 0.375rem;
    margin: 0;
  }
  .record dd span {
    flex: 1;
  }
  .record button {
    min-block-size: 1.625rem;
    padding: 0 0.5rem;
    font-size: 0.8125em;
  }
  .width {
    display: flex;
    align-items: end;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .width label {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .width input {
    inline-size: 100%;
    min-block-size: 1.75rem;
    padding: 0;
    accent-color: var(--_accent);
  }
  .panel .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .placing {
    border-block-start: 1px solid var(--_border);
    padding-block-start: 0.75rem;
  }
`;
