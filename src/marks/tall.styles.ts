/** Looks of drawings that are as high as they need, with names above their parts. */
import { css } from '../page/css.js';

export const tallStyles = css`
  .canvas.tall {
    block-size: auto;
    min-block-size: 0;
  }
  .canvas.tall > svg {
    position: static;
  }
  .strong {
    font-weight: 650;
  }
`;
