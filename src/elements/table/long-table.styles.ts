/** Looks of a table of very many rows: a box of one height, a header that stays, rows of one line each. */
import { css } from 'lit';

export const longStyles = css`
  .long {
    block-size: var(--opendata-height, 32rem);
    overflow: auto;
    overscroll-behavior: contain;
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
