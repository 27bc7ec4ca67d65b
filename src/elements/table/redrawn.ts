/** Parts of a template that are drawn again on their own, without their element. */
import { AsyncDirective, directive } from 'lit/async-directive.js';

/** What is drawn, and where it stands now. */
export class Redrawn {
  readonly #draw: () => unknown;
  readonly #parts = new Set<AsyncDirective>();

  constructor(draw: () => unknown) {
    this.#draw = draw;
  }

  /** Stands for the part in a template. */
  get template(): unknown {
    return part(this);
  }

  again(): void {
    for (const one of this.#parts) one.setValue(this.#draw());
  }

  drawnIn(one: AsyncDirective): unknown {
    this.#parts.add(one);
    return this.#draw();
  }

  left(one: AsyncDirective): void {
    this.#parts.delete(one);
  }
}

class Part extends AsyncDirective {
  #redrawn: Redrawn | undefined;

  override render(redrawn: Redrawn): unknown {
    this.#redrawn = redrawn;
    return redrawn.drawnIn(this);
  }

  override disconnected(): void {
    this.#redrawn?.left(this);
  }

  override reconnected(): void {
    this.#redrawn?.drawnIn(this);
  }
}

const part = directive(Part);
