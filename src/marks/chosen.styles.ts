/** Looks of the value of a chart by category at which a reader is. */
import { css } from '../page/css.js';

export const chosenStyles = css`
  rect.bar.chosen,
  .slice.chosen {
    stroke: var(--_text);
    stroke-width: 2;
  }
  .marker.chosen {
    stroke: var(--_text);
    stroke-width: 2.5;
    paint-order: stroke;
  }
`;
