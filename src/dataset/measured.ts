/** Which of a dataset's fields is its date and its measure, when the page's editor does not say, and which numbers are no amounts. */
import type { Dataset, Field } from '../model.js';
import { isDate } from '../table.js';

/** The date along which things happened: not when a row was loaded or changed. */
export function dateField(dataset: Dataset): Field | undefined {
  const dates = dataset.fields.filter(({ type }) => isDate(type));
  const happened = dates.filter(
    ({ name }) => !/(^|[_\W])(updated?|modified|load(ed)?|as_of|extract(ed)?|edit(ed)?|expir\w*|due)([_\W]|$)/i.test(name),
  );
  return happened[0] ?? dates[0];
}

/** An amount that may be averaged or added up: no year, code, key or coordinate. */
export function measureField(dataset: Dataset): Field | undefined {
  return dataset.fields.find((field) => field.type === 'number' && !isCode(field));
}

/** Whether a number is a year by its name. */
export const isYear = ({ name, type }: Field): boolean => type === 'number' && /(^|[_\W])(year|yr)$/i.test(name);

/** Whether a number is a name in disguise. */
export const isCode = ({ name }: Field): boolean =>
  /(^|[_\W])(id|objectid|fid|year|yr|month|day|zip|zipcode|zip_code|postal_?code|fips|geoid|code|number|no|num|phone|ward|district|precinct|tract|block|lat|latitude|lon|lng|long|longitude|x|y)$/i.test(
    name,
  );
