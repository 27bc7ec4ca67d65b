/** Columns made wider or narrower by hand: dragged at the edge of their header, and given back by a double click there. */
import { css } from '../../page/css.js';
import { adopt } from '../shared/adopt.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** Half of what a finger meets, in pixels. */
const HALF = 12;

/** The edge of a header shows itself under the pointer. The last column's has no room beyond the table. */
const handleStyles = css`
  @container (inline-size >= 30rem) {
    .scroll thead th {
      position: relative;
    }
    .scroll thead th::after {
      content: '';
      position: absolute;
      inset-block: 0;
      inset-inline-end: -12px;
      inline-size: 24px;
      z-index: 1;
      cursor: col-resize;
      touch-action: none;
    }
    .scroll thead th:last-child::after {
      inset-inline-end: 0;
      inline-size: 12px;
    }
    .scroll thead th:is(:hover, [data-dragged])::after {
      background: linear-gradient(var(--_accent), var(--_accent)) center / 2px 100% no-repeat;
    }
    .scroll thead th:last-child::after {
      background-position-x: right;
    }
  }
`;

/** @param rem Undefined for as wide as the content needs. */
type Widen = (column: number, rem: number | undefined) => void;

export function handWidths(host: ReactiveElement, widen: Widen): void {
  adopt(host, handleStyles);
  const root = host.shadowRoot!;
  root.addEventListener('pointerdown', (event) => {
    const header = headerAt(event as PointerEvent);
    if (header) drag(header, event as PointerEvent, widen);
  });
  root.addEventListener('dblclick', (event) => {
    const header = headerAt(event as MouseEvent);
    if (header) widen(header.cellIndex, undefined);
  });
}

/** The header whose edge is meant. */
function headerAt({ target, clientX, button }: MouseEvent): HTMLTableCellElement | undefined {
  if (button !== 0 || !(target instanceof HTMLTableCellElement) || !target.matches('.scroll > table > thead th, .sight > table > thead th'))
    return undefined;
  return Math.abs(clientX - edgeOf(target)) <= HALF ? target : undefined;
}

const isMirrored = (header: Element): boolean => getComputedStyle(header).direction === 'rtl';

function edgeOf(header: Element): number {
  const { left, right } = header.getBoundingClientRect();
  return isMirrored(header) ? left : right;
}

function drag(header: HTMLTableCellElement, { pointerId, clientX: start }: PointerEvent, widen: Widen): void {
  const { width } = header.getBoundingClientRect();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const way = isMirrored(header) ? -1 : 1;
  const ending = new AbortController();
  const { signal } = ending;
  header.setPointerCapture(pointerId);
  header.toggleAttribute('data-dragged', true);
  header.addEventListener('pointermove', ({ clientX }) => widen(header.cellIndex, (width + way * (clientX - start)) / rem), { signal });
  header.addEventListener('lostpointercapture', () => (header.removeAttribute('data-dragged'), ending.abort()), { signal });
}
