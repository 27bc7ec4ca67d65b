/** Looks of what runs through a drawing and is none of its data: a rule at a time, a band over a stretch. */
import { css } from '../page/css.js';

export const guideStyles = css`
  .rule {
    stroke: var(--_muted);
    stroke-width: 1;
    stroke-dasharray: 2 2;
  }
  .band {
    fill: var(--_text);
    fill-opacity: 0.08;
  }
  @media (forced-colors: active) {
    .rule {
      stroke: CanvasText;
    }
  }
`;
