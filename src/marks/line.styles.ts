/** Looks of lines: two pixels, dashed where colours alone would have to tell them apart. */
import { css } from '../page/css.js';

export const lineStyles = css`
  .line {
    fill: none;
    stroke: var(--_hue);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .dashed .line {
    stroke-dasharray: var(--_dash);
    stroke-linecap: butt;
  }
  .dot {
    fill: var(--_hue);
  }
  .line.unfinished {
    stroke-dasharray: 2 4;
    stroke-linecap: butt;
  }
  @media (forced-colors: active) {
    .marks .line:not(.unfinished) {
      stroke-dasharray: var(--_dash);
    }
  }
  @media print {
    .marks .line:not(.unfinished) {
      stroke-dasharray: var(--_dash);
    }
  }
`;
