/** What a map says under itself: which rows are not on it, and which places are perhaps not where they should be. */
import { html, type TemplateResult } from '../../page/html.js';
import type { ReactiveControllerHost } from '../../page/reactive-element.js';
import type { Locale } from '../../locale/index.js';
import { isDoubtful, type Features } from '../../maps/features.js';
import { Later } from '../shared/later.js';
import type * as Doubts from './doubts.js';

export class MapNotices {
  #doubts: Later<typeof Doubts>;

  constructor(host: ReactiveControllerHost) {
    this.#doubts = new Later(host, () => import('./doubts.js'));
  }

  /** The sentences on so many rows, and on a basemap that could not be had. */
  of(features: Features, rows: number, locale: Locale, baseless?: boolean): readonly TemplateResult[] {
    const { missing, off, extent } = features;
    const unplaced = extent && missing > off ? [locale.say('noPlace', { n: missing - off })] : [];
    const doubts = isDoubtful(features) ? (this.#doubts.code?.doubtsIn(features, rows, locale) ?? []) : [];
    return [...unplaced, ...doubts, ...(baseless ? [locale.say('noBasemap')] : [])].map(
      (sentence) => html`<p class="notice" part="notice">${sentence}</p>`,
    );
  }
}
