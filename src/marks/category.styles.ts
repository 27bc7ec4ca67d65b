/** Looks of every chart by category. */
import { css } from '../page/css.js';

export const categoryStyles = css`
  rect.bar.stacked {
    stroke: var(--_surface);
    stroke-width: 1;
  }
  rect.bar.unfinished {
    fill-opacity: 0.3;
    stroke: var(--_hue);
    stroke-dasharray: 3 2;
  }
  .stem {
    stroke: var(--_muted);
    stroke-width: 1;
    opacity: 0.6;
  }
  svg .value,
  svg .name {
    stroke: var(--_surface);
    stroke-width: 3;
    paint-order: stroke;
    font-variant-numeric: tabular-nums;
  }
`;
