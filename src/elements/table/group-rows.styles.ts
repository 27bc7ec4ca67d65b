/** Looks of groups that open: totals in bold, rows set in under their group. */
import { css } from '../../page/css.js';

export const groupStyles = css`
  @container (inline-size >= 30rem) {
    [data-label] .turn.turn {
      position: static;
      margin-inline-start: 0.25rem;
    }
  }
  .turn[aria-expanded='true'] svg {
    transform: rotate(90deg);
  }
  [dir='rtl'] .turn[aria-expanded='false'] svg {
    transform: scaleX(-1);
  }
  .turn svg {
    stroke-width: 1.5;
  }
  .around > * {
    font-weight: 600;
  }
  .depth-1 > * {
    background: color-mix(in srgb, currentColor 4%, var(--_surface));
  }
  .whole {
    font-weight: 400;
    color: var(--_muted);
  }
  tfoot th,
  tfoot td {
    font-weight: 650;
    border-block-start: 2px solid color-mix(in srgb, currentColor 55%, transparent);
    border-block-end: 0;
    background: none;
  }
  .below > td {
    max-inline-size: none;
    padding: 0.25rem 0.75rem 0.75rem;
    padding-inline-start: 2rem;
    contain: inline-size;
  }
  .below table {
    font-size: 1em;
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block-start: 0.375rem;
    color: var(--_muted);
  }
  .more button {
    min-block-size: 2rem;
  }
  @container (inline-size < 30rem) {
    .many tfoot {
      display: block;
      border-block-start: 2px solid var(--_border);
    }
    .many tfoot :is(th, td:empty) {
      border: 0;
    }
    .many .below > td {
      display: block;
      padding-inline-start: 0.75rem;
    }
    .many .below > td::before,
    .many .below thead {
      display: none;
    }
    .many .below td.missing {
      display: none;
    }
  }
`;
