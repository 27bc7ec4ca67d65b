/** Looks of the figure around a drawing: what is measured above it, its sentences below. */
import { css } from '../page/css.js';

export const figureStyles = css`
  .chart {
    margin: 0;
  }
  .measure {
    font-size: max(0.75rem, 0.8125em);
    color: var(--_muted);
  }
  .summary {
    margin-block-start: 0.4rem;
    font-size: 0.875em;
    max-inline-size: 70ch;
    overflow-wrap: anywhere;
  }
`;
