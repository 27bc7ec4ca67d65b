/** Looks of every chart: hairlines for axes, and the system's colours where it asks for them. */
import { css } from '../page/css.js';

export const chartStyles = css`
  .canvas {
    position: relative;
    direction: ltr;
    margin-block-start: 0.4rem;
    block-size: var(--opendata-height, 18rem);
    min-block-size: 8rem;
    line-height: 1.3;
    touch-action: pan-y;
    border-radius: 2px;
  }
  .canvas,
  .skeleton {
    font-size: max(0.75rem, 0.8125em);
  }
  .canvas > svg {
    display: block;
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  svg text {
    fill: var(--_text);
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }
  .axis text {
    fill: var(--_muted);
  }
  .grid {
    stroke: var(--_border);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .baseline,
  .tick {
    stroke: var(--_muted);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .faded {
    opacity: 0.4;
  }
  .marker,
  .key,
  .bar {
    fill: var(--_hue);
  }
  .hollow {
    fill: var(--_surface);
    stroke: var(--_hue);
    stroke-width: 1.5;
  }
  @media (forced-colors: active) {
    svg text,
    .axis text {
      fill: CanvasText;
    }
    .grid {
      stroke: CanvasText;
      stroke-opacity: 0.25;
    }
    .baseline,
    .tick {
      stroke: CanvasText;
    }
    .bar,
    .key {
      fill-opacity: var(--_shade);
      stroke: CanvasText;
    }
  }
`;
