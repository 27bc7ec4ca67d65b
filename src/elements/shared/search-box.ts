/** The box in which a reader looks for words: it waits until they have stopped typing. */
import { html, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';

/** Milliseconds of silence before the words are looked for. */
const hesitation = 350;

export class SearchBox {
  readonly #find: (words: string) => void;
  #hesitating = 0;

  constructor(find: (words: string) => void) {
    this.#find = find;
  }

  template(locale: Locale, words: string, label = locale.say('search')): TemplateResult {
    return html`<form class="search" part="toolbar" @submit=${this.#onSubmit}>
      <label for="search">${label}</label>
      <input id="search" type="search" autocomplete="off" .value=${words} @input=${this.#onInput} />
    </form>`;
  }

  /** Forgets what was typed and not yet looked for. */
  stop(): void {
    clearTimeout(this.#hesitating);
  }

  #onInput = ({ target }: InputEvent): void => {
    this.stop();
    const words = (target as HTMLInputElement).value.trim();
    this.#hesitating = window.setTimeout(() => this.#find(words), hesitation);
  };

  #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.stop();
    this.#find((event.target as HTMLFormElement).querySelector('input')!.value.trim());
  };
}
