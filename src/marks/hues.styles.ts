/** The colours of all series but the first, with the dash that each line has within `.dashed`. */
import { css } from '../page/css.js';
import { hueStyles } from './palette.js';

const furtherStyles = css`
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
  @media (forced-colors: active) {
    [class*='hue-'] {
      --_hue: CanvasText;
    }
  }
`;

/** Classes `hue-0` to `hue-7` and `hue-other`. */
export const paletteStyles = [hueStyles, furtherStyles];
