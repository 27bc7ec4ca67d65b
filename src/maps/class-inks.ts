/** The inks of a map with the colours of its classes, asked of the page's styles again when they have changed. */
import type { Swatch } from '../marks/schemes.js';
import { inksOf, type Inks } from './frame.js';

export class ClassInks {
  #key = '';
  #swatches: readonly Swatch[] | undefined;
  #inks: Inks = { mark: '', halo: '', text: '', font: '', classes: [] };

  of(canvas: HTMLCanvasElement, swatches: readonly Swatch[]): Inks {
    const inks = inksOf(canvas);
    const key = Object.values(inks).join();
    const isKnown = key === this.#key && swatches === this.#swatches;
    if (!isKnown) this.#inks = { ...inks, classes: coloursIn(canvas.parentElement!, swatches) };
    this.#key = key;
    this.#swatches = swatches;
    return this.#inks;
  }

  /** The inks that were last asked for, for the places of one class. */
  at(place: number | undefined): Inks {
    return place === undefined ? this.#inks : { ...this.#inks, mark: this.#inks.classes[place]! };
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
