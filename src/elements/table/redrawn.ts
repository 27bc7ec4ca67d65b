/** Parts of a template that are drawn again on their own, without their element. */
import type { Drawn, Part } from '../../page/html.js';

/** What is drawn, and where it stands now; it stands for itself in a template. */
export class Redrawn implements Drawn {
  readonly #draw: () => unknown;
  readonly #parts = new Set<Part>();

  constructor(draw: () => unknown) {
    this.#draw = draw;
  }

  drawnIn(part: Part): unknown {
    this.#parts.add(part);
    return this.#draw();
  }

  again(): void {
    for (const part of this.#parts)
      if (part.isConnected) part.write(this.#draw());
      else this.#parts.delete(part);
  }
}
