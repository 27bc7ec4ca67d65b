/** A box in which a reader finds a place by its words: among those that the map holds, or at the portal where it holds only a part. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { featuresOf } from '../../maps/features.js';
import { placeOfRow } from '../../maps/order.js';
import type { Table } from '../../model.js';
import { fold } from '../../query/search.js';
import type { Scene } from './scene.js';
import { askMore } from '../shared/questions.js';
import type { MapSettings } from './settings.js';
import { placeText, nameOf } from './place-words.js';
import { SearchBox } from '../shared/search-box.js';

/** How many places are offered, and how near the map looks at one. */
const offered = 8;
const near = 15;

interface Matches {
  readonly table: Table;
  readonly rows: readonly number[];
  readonly total: number;
}

export class Finder {
  #host: MapSettings;
  #scene: Scene | undefined;
  #words = '';
  #matches: Matches | undefined;
  #asking = new AbortController();
  #box = new SearchBox((words) => void this.#find(words));

  constructor(host: MapSettings) {
    this.#host = host;
  }

  template(scene: Scene): TemplateResult {
    this.#scene = scene;
    const { locale } = scene.words;
    return html`<div class="finder">
      ${this.#box.template(locale, this.#words, locale.say('findPlace'))} ${this.#matches ? this.#list(this.#matches, scene) : nothing}
    </div>`;
  }

  #list({ table, rows }: Matches, scene: Scene): TemplateResult {
    const words = scene.elsewhere?.words ?? scene.words;
    return html`<p class="counted">${this.#count(scene)}</p>
      <ul>
        ${rows.map(
          (row) =>
            html`<li>
              <button type="button" @click=${(event: Event) => this.#go(row, event.currentTarget as HTMLElement)}>
                <bdi>${nameOf(table, row, words) || placeText(table, row, words)}</bdi>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #count({ words: { locale } }: Scene): string {
    const { rows, total } = this.#matches!;
    if (total === 0) return locale.say('noneFound');
    return total > rows.length ? locale.say('foundFirst', { n: rows.length, total }) : locale.say('placesFound', { n: total });
  }

  async #find(words: string): Promise<void> {
    const scene = this.#scene!;
    this.#words = words;
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const matches = words ? await this.#matching(words, scene, signal).catch(() => undefined) : undefined;
    if (signal.aborted) return;
    this.#matches = matches;
    if (matches) scene.announce(this.#count(scene));
    else this.#host.requestUpdate();
  }

  #go(row: number, button: HTMLElement): void {
    const { map, table, place } = this.#scene!;
    const matches = this.#matches!;
    const isHere = matches.table === table;
    const found = isHere ? map?.placeOf(row) : placeOfRow(featuresOf(matches.table, place), row);
    if (!found) return;
    map?.goTo({ x: found.x, y: found.y, zoom: near });
    if (isHere) map?.attention.open(found, button);
  }

  async #matching(words: string, { table, elsewhere }: Scene, signal: AbortSignal): Promise<Matches> {
    if (elsewhere) {
      const found = await askMore(
        this.#host,
        this.#host.metadata!,
        { search: words, limit: offered, select: elsewhere.select },
        { signal },
      );
      return { table: found, rows: [...Array(found.length).keys()], total: found.total ?? found.length };
    }
    const rows = rowsWith(words, table);
    return { table, rows: rows.slice(0, offered), total: rows.length };
  }
}

/** The rows in whose texts all the words begin somewhere, as a reader types them. */
function rowsWith(words: string, table: Table): number[] {
  const parts = fold(words).split(/\s+/).filter(Boolean);
  const columns = table.fields
    .filter(({ type }) => type === 'string')
    .map(({ name }) => Array.from(table.column(name) as readonly (string | null)[], (text) => fold(text ?? '')));
  const holds = (row: number, part: string) => columns.some((column) => column[row]!.includes(part));
  return [...Array(table.length).keys()].filter((row) => parts.every((part) => holds(row, part)));
}
