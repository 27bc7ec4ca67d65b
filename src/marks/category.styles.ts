/** Looks of charts by category: slices, stems, what is chosen. */
import { css } from 'lit';

export const categoryStyles = css`
  rect.bar.stacked,
  .slice {
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .slice {
    fill: var(--_hue);
    stroke-width: 2;
  }
  .on .marker {
    fill: var(--_surface);
  }
  .stem {
    stroke: var(--_muted);
    stroke-width: 1;
    opacity: 0.6;
  }
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
  .whisker {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.25;
  }
  .whisker.ground {
    stroke: var(--_surface);
    stroke-width: 4;
  }
  svg .value,
  svg .name {
    stroke: var(--_surface);
    stroke-width: 3;
    paint-order: stroke;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .whisker {
      stroke: CanvasText;
    }
    .whisker.ground {
      stroke: Canvas;
    }
    .slice {
      fill-opacity: var(--_shade);
      stroke: CanvasText;
    }
  }
`;
