/** A box over the page, beside the button that opened it; Escape or a click elsewhere closes it, and the keyboard goes back to the button. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

export interface PanelContent {
  /** What it is about. */
  readonly label: string;
  readonly template: TemplateResult;
}

export class PanelBox {
  readonly #host: ReactiveElement;
  #content: PanelContent | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  get template(): TemplateResult {
    return html`<dialog class="panel" closedby="any" aria-label=${this.#content?.label ?? nothing} @close=${this.#closed}>
      ${this.#content?.template ?? nothing}
    </dialog>`;
  }

  async open(content: PanelContent, button: Element): Promise<void> {
    this.#content = content;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const box = this.#box;
    if (!box || !this.#host.isConnected) return;
    box.showModal();
    this.#place(box, button.getBoundingClientRect());
  }

  close(): void {
    this.#box?.close();
  }

  get #box(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector<HTMLDialogElement>('.panel');
  }

  /** Below the button, as far as the page is wide. */
  #place(box: HTMLElement, button: DOMRect): void {
    const { clientWidth } = document.documentElement;
    box.style.top = `${button.bottom + scrollY + 4}px`;
    box.style.left = `${Math.max(8, Math.min(button.left, clientWidth - box.offsetWidth - 8)) + scrollX}px`;
  }

  /** The event comes late: the box may be open again. */
  #closed = (): void => {
    if (this.#box?.open) return;
    this.#content = undefined;
    this.#host.requestUpdate();
  };
}
