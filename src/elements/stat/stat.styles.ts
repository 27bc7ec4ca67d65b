/** Looks of one number: large, its way beside it, what it compares to below. */
import { css } from '../../page/css.js';

export const statStyles = css`
  .stat {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.5rem 1.5rem;
  }
  .stat .value {
    font-size: 2.75em;
    font-weight: 650;
    line-height: 1.1;
    overflow-wrap: anywhere;
  }
  .stat .unit {
    font-size: 0.4em;
    font-weight: 400;
    margin-inline-start: 0.2em;
  }
  .stat .change {
    font-weight: 600;
  }
  .trend {
    flex: none;
    direction: ltr;
  }
`;
