/** The places in view as a list beside the map: what is pointed at or picked in one is so in the other. */
import { html, keyed, nothing, type TemplateResult } from '../../page/html.js';
import type { Found } from '../../maps/found.js';
import type { Scene } from './scene.js';
import { placeText, nameOf, type PlaceWords } from './place-words.js';

/** How many places are listed, and past how many in view none is. */
const most = 200;
const tooMany = 5000;

/** Leads past the map, whose places the list holds. */
export function skipLink({ words: { locale } }: Scene): TemplateResult {
  const skip = ({ currentTarget }: Event) =>
    ((currentTarget as Element).getRootNode() as ShadowRoot).querySelector<HTMLElement>('.listing')?.focus();
  return html`<button type="button" class="skip" @click=${skip}>${locale.say('skipToList')}</button>`;
}

export function placeList(scene: Scene): TemplateResult {
  const { map, words } = scene;
  const { locale } = words;
  const count = map?.count ?? 0;
  const places = count > tooMany ? [] : (map?.inView ?? []);
  const n = Math.min(most, places.length);
  return html`<div class="listing" part="list" role="region" aria-label=${locale.say('placesList')} tabindex="-1">
    <p class="counted">
      ${count > tooMany ? locale.say('tooManyListed', { n: count }) : locale.say('listed', { n: places.length })}
      ${places.length > n ? `· ${locale.say('listFirst', { n, total: places.length })}` : nothing}
    </p>
    <ul>
      ${places.slice(0, n).map((found) => keyed(found.row, item(found, scene)))}
    </ul>
  </div>`;
}

function item(found: Found, { map, table, words }: Scene): TemplateResult {
  const { name, rest } = nameAndRest(found.row, table, words);
  const open = ({ currentTarget }: Event) => map!.attention.open(found, currentTarget as HTMLElement);
  return html`<li>
    <button
      type="button"
      aria-current=${map!.attention.picked === found.row ? 'true' : nothing}
      @click=${open}
      @pointerenter=${() => map!.attention.point(found)}
      @pointerleave=${() => map!.attention.point(undefined)}
      @focus=${() => map!.attention.point(found)}
      @blur=${() => map!.attention.point(undefined)}
    >
      <bdi class="name">${name}</bdi>${rest ? html`<bdi class="rest">${rest}</bdi>` : nothing}
    </button>
  </li>`;
}

/** What a row is called, and the rest of what is told of it. */
function nameAndRest(row: number, table: Scene['table'], words: PlaceWords): { readonly name: string; readonly rest: string } {
  const name = nameOf(table, row, words);
  const rest = placeText(table, row, {
    ...words,
    fields: words.fields.filter((field) => field !== words.heading).slice(0, 2),
    heading: undefined,
  });
  return name ? { name, rest } : { name: rest || words.locale.say('blank'), rest: '' };
}
