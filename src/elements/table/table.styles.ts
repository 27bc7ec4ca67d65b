/** Looks of the table's own parts: its search box, its sorting headers and its pages. */
import { css } from '../../page/css.js';

export const tableStyles = css`
  .search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    margin-block-end: 0.5rem;
    font-size: 0.9375em;
  }
  .search input {
    flex: 1 1 12rem;
    max-inline-size: 24rem;
  }
  thead th {
    white-space: nowrap;
  }
  .tools {
    min-block-size: 1.75rem;
    min-inline-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    vertical-align: middle;
    color: var(--_muted);
  }
  .tools svg {
    display: block;
    margin: auto;
    inline-size: 0.75rem;
    fill: none;
    stroke: currentColor;
  }
  [data-label]:first-child {
    position: relative;
    padding-inline-end: 2.25rem;
  }
  [data-label] .tools {
    position: absolute;
    inset-block-start: 0.35rem;
    inset-inline-end: 0.5rem;
    min-block-size: 1.5rem;
    min-inline-size: 1.5rem;
  }
  .sort {
    display: inline-flex;
    gap: 0.25rem;
    align-items: baseline;
    white-space: normal;
    font-size: inherit;
    font-weight: inherit;
    text-align: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: 0;
    padding: 0;
    min-block-size: 1.75rem;
  }
  [dir='ltr'] th.number .sort {
    flex-direction: row-reverse;
  }
  .sort:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .arrow {
    inline-size: 0.6em;
    flex: none;
    align-self: center;
    fill: currentColor;
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }
  .pager .range {
    margin-inline-end: auto;
  }
  .pager button {
    min-inline-size: 2.5rem;
    font-size: 1.1em;
    line-height: 1;
  }
  .pager [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  .pager label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    margin-inline-start: 0.5rem;
  }
  [aria-busy='true'] tbody {
    opacity: 0.6;
  }
  @container (inline-size < 30rem) {
    .many table,
    .many tbody,
    .many tr {
      display: block;
      inline-size: auto;
      min-inline-size: 0;
    }
    .many thead {
      display: block;
      overflow-x: auto;
    }
    .many thead tr {
      display: flex;
    }
    .many thead th {
      flex: none;
      border-block-end: 0;
    }
    .many tbody tr {
      border-block-start: 1px solid var(--_border);
      padding-block: 0.5rem;
    }
    .many [data-label] {
      display: grid;
      grid-template-columns: minmax(6rem, 2fr) 3fr;
      gap: 0.75rem;
      max-inline-size: none;
      border: 0;
      padding-block: 0.125rem;
      text-align: start;
      overflow-wrap: anywhere;
    }
    .many tbody th {
      font-weight: 600;
    }
    .many [data-label]::before {
      font-weight: 400;
      content: attr(data-label);
      color: var(--_muted);
      font-size: 0.875em;
    }
    .many td.missing {
      display: none;
    }
    .pager .range {
      flex-basis: 100%;
    }
  }
`;
