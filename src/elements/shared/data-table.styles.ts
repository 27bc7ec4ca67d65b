/** Looks of rows as a table. */
import { css } from '../../page/css.js';

export const dataTableStyles = css`
  .scroll {
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  :is(.chart, .unseen, .notice) + .scroll {
    margin-block-start: 0.75rem;
  }
  table {
    border-collapse: collapse;
    inline-size: max-content;
    min-inline-size: 100%;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    font-weight: inherit;
    text-align: start;
    vertical-align: top;
    padding: 0.4rem 0.75rem;
    border-block-end: 1px solid var(--_border);
    max-inline-size: 18rem;
    overflow-wrap: break-word;
  }
  tbody tr:last-child > * {
    border-block-end: 0;
  }
  thead th {
    font-weight: 600;
    background: color-mix(in srgb, currentColor 5%, transparent);
    vertical-align: bottom;
  }
  /* Digits run from left to right in every script: ones stand under ones. */
  .number {
    text-align: right;
  }
  .date {
    white-space: nowrap;
  }
  @media print {
    .scroll {
      overflow: visible;
    }
  }
`;
