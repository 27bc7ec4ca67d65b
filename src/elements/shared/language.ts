/** Follows the language of the page around an element, also when it changes. */
import type { ReactiveController, ReactiveControllerHost } from '../../page/reactive-element.js';
import { loadWords, localeOf, type Locale } from '../../locale/index.js';

const english = localeOf('en');
const followers = new Set<Language>();
let observer: MutationObserver | undefined;

export class Language implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  locale: Locale = english;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    followers.add(this);
    observer ??= new MutationObserver(() => followers.forEach((follower) => void follower.follow()));
    observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    void this.follow();
  }

  hostDisconnected(): void {
    followers.delete(this);
    if (followers.size === 0) observer?.disconnect();
  }

  /** Takes over the nearest language; redraws when its words are there. */
  async follow(): Promise<void> {
    const tag = nearestLanguage(this.#host) || navigator.language || 'en';
    await loadWords(tag).catch(() => undefined);
    const locale = localeOf(tag);
    if (locale.lang === this.locale.lang && locale.say('loading') === this.locale.say('loading')) return;
    this.locale = locale;
    prepare(locale);
    this.#host.requestUpdate();
  }
}

/** The first number and the first date of a page take the browser long to write, and the portal takes longer. */
function prepare({ number, date }: Locale): void {
  setTimeout(() => [number(0), date(0)]);
}

prepare(english);

function nearestLanguage(element: Element): string {
  for (let at: Element | null = element; at;) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
