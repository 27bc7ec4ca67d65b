/** A table whose header and first column stay in sight while the rest scrolls. */
import { css } from '../../page/css.js';
import { adopt } from '../shared/adopt.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

const stickyStyles = css`
  :host([sticky]) .scroll {
    max-block-size: var(--opendata-height, 32rem);
    overflow: auto;
  }
  :host([sticky]) thead th {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    background: color-mix(in srgb, currentColor 5%, var(--_surface));
  }
  :host([sticky]) [data-label]:first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--_surface);
  }
  :host([sticky]) thead th:first-child {
    inset-inline-start: 0;
    z-index: 3;
  }
`;

/** Follows what an author says now. */
export function stick(host: ReactiveElement & { readonly sticky: boolean }): void {
  adopt(host, stickyStyles);
  host.toggleAttribute('sticky', host.sticky);
}
