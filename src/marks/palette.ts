/** By what series are told apart: eight colours of 3:1 before white and near-black that differ for every eye, and with each a dash and a shape. */
import { css, svg, unsafeCSS, type SVGTemplateResult } from 'lit';

/** Classes `hue-0` to `hue-7`, and `hue-other` for what is left over; within `.dashed` each line has its own dash. */
export const paletteStyles = css`
  .hue-0 {
    --_hue: var(--opendata-color-1, light-dark(#1d50d5, #7894ed));
    --_dash: none;
    --_shade: 1;
  }
  .hue-1 {
    --_hue: var(--opendata-color-2, light-dark(#d07b1d, #e2aa98));
    --_dash: 7 3;
    --_shade: 0.2;
  }
  .hue-2 {
    --_hue: var(--opendata-color-3, light-dark(#2d7f5c, #248364));
    --_dash: 2 3;
    --_shade: 0.6;
  }
  .hue-3 {
    --_hue: var(--opendata-color-4, light-dark(#8a5b80, #a5739d));
    --_dash: 10 3 2 3;
    --_shade: 0.05;
  }
  .hue-4 {
    --_hue: var(--opendata-color-5, light-dark(#5c1c1f, #c93a28));
    --_dash: 4 2;
    --_shade: 0.8;
  }
  .hue-5 {
    --_hue: var(--opendata-color-6, light-dark(#2d96d0, #94d8fc));
    --_dash: 12 4;
    --_shade: 0.4;
  }
  .hue-6 {
    --_hue: var(--opendata-color-7, light-dark(#5c5d14, #cfdf68));
    --_dash: 6 2 2 2 2 2;
    --_shade: 0.1;
  }
  .hue-7 {
    --_hue: var(--opendata-color-8, light-dark(#410982, #8247d1));
    --_dash: 1 4;
    --_shade: 0.5;
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

/** While the pointer or the keyboard is on a series' name, the others step back. */
export const dimStyles = unsafeCSS(
  [...Array(hues).keys(), 'other']
    .map((hue) => `.chart:has(.legend .hue-${hue} :is(:hover,:focus-visible)) :is(.series,.ink):not(.hue-${hue}){opacity:.2}`)
    .join(''),
);

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
