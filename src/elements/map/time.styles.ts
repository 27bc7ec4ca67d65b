/** Looks that come with a map's slider over time. */
import { css } from '../../page/css.js';

export const timeStyles = css`
  .time {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block: 0.5rem;
  }
  .time input {
    flex: 1 1 10rem;
    min-inline-size: 0;
    padding: 0;
    accent-color: var(--_accent);
  }
  .time output {
    min-inline-size: 11rem;
    font-variant-numeric: tabular-nums;
  }
  .time .counted {
    color: var(--_muted);
    font-size: 0.875em;
  }
  @media print {
    .time input,
    .time button {
      display: none;
    }
  }
`;
