/** The reader's hand on a drawing: its code comes with the first touch, and what was done until then is done again. */

/** Keys that would scroll the page. */
const walks = /^(Arrow|Home$|End$|Page)/;

export class Hand<Code extends EventListenerObject> implements EventListenerObject {
  #load: () => Promise<Code>;
  #missed: Event[] = [];
  /** What follows the hand; undefined until then. */
  code: Code | undefined;
  /** Resolves when it is here; undefined while nobody has touched the drawing. */
  coming: Promise<void> | undefined;

  constructor(load: () => Promise<Code>) {
    this.#load = load;
  }

  handleEvent(event: Event): void {
    if (this.code) return this.code.handleEvent(event);
    if (event instanceof KeyboardEvent && walks.test(event.key)) event.preventDefault();
    this.#missed.push(event);
    this.coming ??= this.#bring();
  }

  async #bring(): Promise<void> {
    try {
      this.code = await this.#load();
    } catch (error) {
      this.coming = undefined;
      console.error('<opendata-*> cannot load a part of itself', error);
    }
    for (const event of this.#missed.splice(0)) this.code?.handleEvent(event);
  }
}
