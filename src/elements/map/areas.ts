/** What a map of values says beside its areas: of what it could not place, and where its boundaries come from. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Locale } from '../../locale/index.js';
import type { Features } from '../../maps/features.js';
import { focusedOn } from '../../maps/focus.js';
import type { Dataset, Table } from '../../model.js';
import { cell, type Cell } from '../../table.js';
import { areaQuery, onAreas, type AreaAnswer, type AreaSettings } from './area-values.js';
import type { Ask } from '../shared/asking.js';
import { link } from '../shared/frame.js';
import type { Picked } from './place-card.js';
import { isLocal } from '../shared/trouble.js';

const answers = new WeakMap<Table, AreaAnswer>();

/** The areas with their values, as a table that `areaOf` knows again. */
export async function askOnAreas(dataset: Dataset, ask: Ask, settings: AreaSettings): Promise<Table> {
  const asked = areaQuery(dataset, settings);
  const answer = await onAreas(await ask(asked.query), dataset, asked, settings);
  answers.set(answer.table, answer);
  return answer.table;
}

export const areaOf = (table: Table): AreaAnswer | undefined => answers.get(table);

/** The areas, looked at first where they have values. */
export const whereValues = (features: Features, { keys }: AreaAnswer): Features => focusedOn(features, (row) => keys[row] !== null);

/** A reader reads how many values lie nowhere, the page's editor reads which. */
export function areaNotices({ matched, unmatched, boundaries, marginsLeft }: AreaAnswer, locale: Locale, debug: boolean): TemplateResult {
  const notice = (text: string) => html`<p class="notice" part="notice">${text}</p>`;
  return html`${
    matched === 0
      ? notice(locale.say(boundaries ? 'noAreas' : 'boundariesLost'))
      : unmatched.length
        ? notice(locale.say('noAreaFor', { n: unmatched.length }))
        : nothing
  }
  ${marginsLeft ? notice(locale.say('marginsLeft')) : nothing}
  ${unmatched.length && (debug || isLocal()) ? html`<p class="details"><bdi>${locale.say('unmatchedKeys', { keys: unmatched.map((key) => key || locale.say('blank')).join(', ') })}</bdi></p>` : nothing}
  ${boundaries?.title ? html`<p class="notice">${locale.say('boundariesFrom')}: ${link(boundaries.landingPage, boundaries.title)}${boundaries.publisher ? html`, <bdi>${boundaries.publisher}</bdi>` : nothing}</p>` : nothing}`;
}

/** A picked area as other elements may filter by it: by its key. */
export function pickedArea({ table, key, keys }: AreaAnswer, row: number): Picked {
  const value = keys[row] ?? null;
  const shown = table.fields.filter(({ type }) => type !== 'geometry');
  const values: Record<string, Cell> = Object.fromEntries(shown.map(({ name }) => [name, cell(table.column(name), row)]));
  const where =
    value === null || typeof value === 'object'
      ? ({ op: 'isNull', field: key.name } as const)
      : ({ op: '=', field: key.name, value } as const);
  return { where, values: { ...values, [key.name]: value } };
}
