/** Looks of the switches of a map's further layers. */
import { css } from '../../page/css.js';

export const overlayStyles = css`
  .overlays {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.1rem 1rem;
    min-inline-size: 0;
    margin: 0 0 0.6rem;
    padding: 0;
    border: 0;
    font-size: max(0.75rem, 0.8125em);
  }
  .overlays legend {
    float: inline-start;
    padding: 0;
    font-weight: 600;
  }
  .overlays label {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 1.75rem;
    overflow-wrap: anywhere;
  }
  .overlays input {
    margin: 0;
    accent-color: var(--_accent);
  }
  .overlays svg {
    flex: none;
    inline-size: 24px;
    block-size: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  @media print {
    .overlays label:has(input:not(:checked)),
    .overlays input {
      display: none;
    }
  }
`;
