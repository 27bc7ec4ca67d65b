/** Looks of what is said of rows around them. */
import { css } from '../../page/css.js';

export const rowsStyles = css`
  .empty {
    padding: 1.25rem;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_muted);
    border-radius: var(--_radius);
    margin-block: 0.5rem;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: end;
    gap: 0.35rem 1rem;
    margin-block-start: 0.6rem;
  }
  .footer > div:first-child {
    flex: 1 1 26rem;
  }
  .footer ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .downloads {
    display: flex;
    flex: none;
    align-items: center;
    gap: 0.4rem;
  }
  .downloads button {
    font-size: inherit;
    min-block-size: 1.75rem;
    padding: 0.1rem 0.6rem;
  }
  .how {
    font-size: 0.875em;
    margin-block-start: 0.25rem;
  }
  .how summary {
    color: var(--_muted);
    cursor: pointer;
    inline-size: fit-content;
    padding-block: 0.125rem;
  }
  @media print {
    .downloads {
      display: none;
    }
  }
`;
