/** A map on paper: all that it shows on the screen, made as wide as the page, however the page is laid out for printing. */
import type { ReactiveController, ReactiveControllerHost } from '../../page/reactive-element.js';
import { sheetOnPaper } from '../../maps/sheet-pixels.js';

export class OnPaper implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #sheet: HTMLCanvasElement | undefined;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#lay);
    addEventListener('afterprint', this.#clear);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#lay);
    removeEventListener('afterprint', this.#clear);
    this.#clear();
  }

  #lay = (): void => {
    this.#clear();
    const ground = this.#host.renderRoot.querySelector<HTMLElement>('.ground:has(.sheet)');
    if (!ground?.clientWidth) return;
    this.#sheet = sheetOnPaper(ground);
    this.#sheet.className = 'paper';
    ground.after(this.#sheet);
  };

  #clear = (): void => this.#sheet?.remove();
}
