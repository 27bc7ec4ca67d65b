/** Code that comes when it is first wanted; the element that wants it is drawn again when it is here. */
import type { ReactiveControllerHost } from '../../page/reactive-element.js';

export class Later<Code> {
  #host: ReactiveControllerHost;
  #load: () => Promise<Code>;
  #code: Code | undefined;
  /** Resolves when it is here; undefined while nobody has wanted it. */
  coming: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost, load: () => Promise<Code>) {
    this.#host = host;
    this.#load = load;
  }

  /** The code; undefined while it is on its way. */
  get code(): Code | undefined {
    this.coming ??= this.#load().then(
      (code) => {
        this.#code = code;
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        this.coming = undefined;
        console.error('<opendata-*> cannot load a part', error);
      },
    );
    return this.#code;
  }
}
