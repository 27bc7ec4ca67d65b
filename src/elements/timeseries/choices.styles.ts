/** Looks of what a reader may choose in a chart over time: a line of small controls above it. */
import { css } from '../../page/css.js';

export const choiceStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem 0.65rem;
    min-inline-size: 60%;
    margin-block: 0.15rem 0.35rem;
    font-size: max(0.75rem, 0.8125em);
  }
  .choices label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .choices select {
    field-sizing: content;
    max-inline-size: 14em;
  }
  .choices :is(select, input, button) {
    font-size: inherit;
    min-block-size: 1.75rem;
    padding: 0.1rem 0.4rem;
  }
  @media print {
    .choices {
      display: none;
    }
  }
`;
