/** By what series are told apart: eight colours of 3:1 before white and near-black that differ for every eye, and with each a dash and a shape. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import { css } from '../page/css.js';

/** Classes `hue-0` for what stands alone and `hue-other` for what is left over; those of further series are in hues.styles.ts. */
export const hueStyles = css`
  .hue-0 {
    --_hue: var(--opendata-color-1, light-dark(#1d50d5, #7894ed));
    --_dash: none;
    --_shade: 1;
  }
  .hue-other {
    --_hue: light-dark(#757575, #8e8e8e);
    --_dash: 3 2;
    --_shade: 0.3;
  }
  @media (forced-colors: active) {
    [class*='hue-'] {
      --_hue: CanvasText;
    }
  }
`;

/** How many series have a colour of their own; more begin again. */
export const hues = 8;

/** A series' class. */
export const hueOf = (index: number, other = false): string => (other ? 'hue-other' : `hue-${index % hues}`);

const shapes = [
  'M4,0A4,4 0 1 1 -4,0A4,4 0 1 1 4,0Z',
  'M-3.6,-3.6H3.6V3.6H-3.6Z',
  'M0,-4.6L4.4,3.4H-4.4Z',
  'M0,-5L5,0L0,5L-5,0Z',
  'M0,4.6L4.4,-3.4H-4.4Z',
  'M-1.6,-4.6H1.6V-1.6H4.6V1.6H1.6V4.6H-1.6V1.6H-4.6V-1.6H-1.6Z',
  'M4.6,0L2.3,4H-2.3L-4.6,0L-2.3,-4H2.3Z',
  'M-4.4,-2.6L-2.6,-4.4L0,-1.8L2.6,-4.4L4.4,-2.6L1.8,0L4.4,2.6L2.6,4.4L0,1.8L-2.6,4.4L-4.4,2.6L-1.8,0Z',
] as const;

/** A series' shape, about 8 pixels wide. */
export function marker(index: number, x: number, y: number, kind = ''): SVGTemplateResult {
  return svg`<path class="marker ${kind}" d=${shapes[index % shapes.length]!} transform="translate(${x},${y})"></path>`;
}
