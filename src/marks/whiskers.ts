/** A stroke over each bar or dot of the first series, as long as the margin within which its value is known. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import type { CategoryLayout } from './category-chart.js';
import { css } from '../page/css.js';

export { marginOf } from './margin.js';

export const whiskerStyles = css`
  .whisker {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.25;
  }
  .whisker.ground {
    stroke: var(--_surface);
    stroke-width: 4;
  }
  @media (forced-colors: active) {
    .whisker {
      stroke: CanvasText;
    }
    .whisker.ground {
      stroke: Canvas;
    }
  }
`;

/** Half the length of a stroke's ends. */
const cap = 4;

export function whiskers({ spots, margin, scale, sideways }: CategoryLayout): SVGTemplateResult {
  const strokes = spots
    .filter(({ series }) => series === 0)
    .map(({ category, x, y, width, height }) => {
      const [from, to] = [scale(margin!.low[category]!), scale(margin!.high[category]!)];
      if (!Number.isFinite(to - from)) return '';
      const at = sideways ? y + height / 2 : x + width / 2;
      return sideways
        ? `M${from},${at - cap}V${at + cap}M${from},${at}H${to}M${to},${at - cap}V${at + cap}`
        : `M${at - cap},${from}H${at + cap}M${at},${from}V${to}M${at - cap},${to}H${at + cap}`;
    });
  const path = strokes.join('');
  return svg`<path class="whisker ground" d=${path}></path><path class="whisker" d=${path}></path>`;
}
