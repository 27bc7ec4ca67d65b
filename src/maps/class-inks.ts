/** The inks of a map with the colours of its classes, asked of the page's styles again when they have changed. */
import type { Swatch } from '../marks/schemes.js';
import { inksOf, type Inks } from './frame.js';

export class ClassInks {
  #key = '';
  #swatches: readonly Swatch[] | undefined;
  #classes: readonly string[] = [];

  of(canvas: HTMLCanvasElement, swatches: readonly Swatch[]): Inks {
    const inks = inksOf(canvas);
    const key = Object.values(inks).join();
    if (key !== this.#key || swatches !== this.#swatches) this.#classes = coloursIn(canvas.parentElement!, swatches);
    this.#key = key;
    this.#swatches = swatches;
    return { ...inks, classes: this.#classes };
  }
}

/** The colours of the classes as the page's styles have them now. */
function coloursIn(container: HTMLElement, swatches: readonly Swatch[]): readonly string[] {
  if (swatches.length === 0) return [];
  const probe = container.appendChild(document.createElement('i'));
  probe.hidden = true;
  const colours = swatches.map(({ hue, colour }) => {
    probe.className = `probe ${hue}`;
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}
