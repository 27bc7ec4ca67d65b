/** Looks of what a reader opens in a card: what its columns mean, and how the data are cited and used. */
import { css } from '../../page/css.js';

export const openedStyles = css`
  details dl {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
    padding-block: 0.5rem;
  }
  details dt {
    color: inherit;
    font-weight: 600;
    font-size: 1em;
  }
  details .hint {
    display: block;
  }
  .use dl {
    grid-template-columns: 1fr;
  }
  .use a {
    display: inline-block;
    padding-block: 0.125rem;
  }
`;
