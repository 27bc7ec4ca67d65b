/** What a chart over time draws up from zero: areas and bars, alone or stacked, and their looks. */
import { css } from '../page/css.js';

export { areas } from './area.js';
export { bars } from './bar.js';
export { stack, unstacked } from './stack.js';

export const fillStyles = css`
  .area {
    fill: var(--_hue);
    fill-opacity: 0.25;
  }
  .stacked .area {
    fill-opacity: 1;
    stroke: var(--_surface);
    stroke-width: 0.6;
  }
  .stacked .line {
    stroke: none;
  }
  .area.unfinished {
    fill-opacity: 0.12;
  }
  .stacked .area.unfinished {
    fill-opacity: 0.45;
  }
  .bar.unfinished {
    fill-opacity: 0.3;
    stroke: var(--_hue);
    stroke-dasharray: 3 2;
  }
  @media (forced-colors: active) {
    .area,
    .stacked .area:not(.unfinished) {
      fill-opacity: var(--_shade);
      stroke: CanvasText;
    }
  }
`;
