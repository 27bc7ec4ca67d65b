/** Looks of the card's own parts: its facts, its downloads and what can be opened. */
import { css } from '../../page/css.js';

export const cardStyles = css`
  .frame {
    padding: 1.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .heading {
    margin-block-end: 0.6rem;
  }
  .card {
    display: grid;
    gap: 0.75rem;
  }
  .description {
    max-inline-size: 70ch;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12rem), 1fr));
    gap: 0.75rem 1.5rem;
    margin: 0;
  }
  dt {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .card summary {
    cursor: pointer;
    font-weight: 600;
    padding-block: 0.25rem;
  }
  .downloads {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }
  .skeleton {
    min-block-size: 8rem;
  }
`;
