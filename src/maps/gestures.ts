/** Leaves the page its scrolling: the wheel zooms only with Ctrl or ⌘ or after a click, and one finger scrolls, as two move the map. */
export type Refused = 'wheel' | 'touch';

/** Stands before the map's own listeners until the signal ends it; tells what was left to the page. */
export function pageFirst(container: HTMLElement, refused: (gesture: Refused) => void, signal: AbortSignal): void {
  let active = false;
  const listen = <Type extends keyof HTMLElementEventMap>(type: Type, listener: (event: HTMLElementEventMap[Type]) => void) =>
    container.addEventListener(type, listener, { capture: true, passive: true, signal });
  const leave = (event: Event, gesture: Refused) => {
    event.stopImmediatePropagation();
    refused(gesture);
  };

  listen('mousedown', () => (active = true));
  listen('mouseleave', ({ target }) => target === container && (active = false));
  listen('wheel', (event) => {
    if (!active && !event.ctrlKey && !event.metaKey) leave(event, 'wheel');
  });
  listen('touchstart', (event) => {
    if (event.touches.length === 1) event.stopImmediatePropagation();
  });
  listen('touchmove', (event) => {
    if (event.touches.length === 1) leave(event, 'touch');
  });
}
