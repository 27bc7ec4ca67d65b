/** How fields and values are written for the readers of an element: by the labels and formats of its page's editor, or as its language does. */
import { cellText } from '../../locale/cell.js';
import type { Locale } from '../../locale/index.js';
import type { Dataset, Field, Selected } from '../../model.js';
import type { Cell } from '../../table.js';

export interface Wording {
  readonly locale: Locale;
  titleOf(field: Pick<Field, 'name' | 'title'>): string;
  textOf(value: Cell, field: Pick<Field, 'name' | 'type'>): string;
}

/** What a page's editor calls them. */
export interface Named {
  readonly labels: ReadonlyMap<string, string>;
  readonly format: ReadonlyMap<string, string>;
}

export function textOf({ labels, format }: Named, locale: Locale, value: Cell, field: Pick<Field, 'name' | 'type'>): string {
  const text = cellText(locale, value, field, format.get(field.name));
  return labels.get(String(value)) ?? labels.get(text) ?? text;
}

/** What a measure is called: `Total cost`, `Number of rows`. */
export function titleOfMeasure({ labels }: Named, wording: Wording, { name, field: of, aggregate }: Selected, { fields }: Dataset): string {
  const field = fields.find((known) => known.name === of);
  const title = field ? wording.titleOf(field) : (of ?? '');
  return (
    labels.get(name) ??
    (aggregate ? wording.locale.say(aggregate === 'count' && of !== undefined ? 'countOf' : aggregate, { field: title }) : title)
  );
}
