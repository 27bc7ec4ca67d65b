/** Looks of a table of very many rows: a box of one height, a header that stays, rows of one line each. */
import { css } from '../../page/css.js';

export const longStyles = css`
  .long {
    block-size: var(--opendata-height, min(32rem, 75svh));
    overflow: auto;
    overscroll-behavior-inline: contain;
  }
  .extent {
    inline-size: max-content;
    min-inline-size: 100%;
  }
  .sight {
    position: sticky;
    inset-block-start: 0;
    overflow-y: clip;
  }
  /* Borders that rows share are the table's, and do not move with them. */
  .long table {
    border-collapse: separate;
    border-spacing: 0;
  }
  .long thead {
    position: relative;
    z-index: 2;
  }
  .long thead th {
    background: color-mix(in srgb, currentColor 5%, var(--_surface));
  }
  .long tbody > tr > * {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* In a narrow box the second column is to be seen beside the first. */
  @container (inline-size < 30rem) {
    .long tbody > tr > * {
      max-inline-size: 55cqi;
    }
  }
  .long tbody tr:last-child > * {
    border-block-end: 1px solid var(--_border);
  }
  .long .absent td {
    box-sizing: border-box;
    block-size: var(--_row);
    padding-block: 0;
    vertical-align: middle;
    color: var(--_muted);
  }
  .long .coming {
    display: block;
    inline-size: 12rem;
    block-size: 0.75rem;
    border-radius: 0.375rem;
    background: color-mix(in srgb, currentColor 16%, transparent);
  }
  .long + .hint {
    margin-block-start: 0.25rem;
    font-variant-numeric: tabular-nums;
  }
  @media print {
    .long,
    .extent,
    .sight {
      block-size: auto !important;
      position: static;
    }
  }
`;
