/** Which of a dataset's fields is its date, its place, its name and its measure, when the page's editor does not say. */
import type { Dataset, Field, FieldType } from '../model.js';
import { isDate } from '../table.js';

const ofType = (dataset: Dataset, ...types: FieldType[]): Field[] => dataset.fields.filter(({ type }) => types.includes(type));
const named = (fields: readonly Field[], pattern: RegExp): Field | undefined =>
  fields.find(({ name, title }) => pattern.test(name) || pattern.test(title));

/** The date along which things happened: not when a row was loaded or changed. */
export function dateField(dataset: Dataset): Field | undefined {
  const dates = dataset.fields.filter(({ type }) => isDate(type));
  const happened = dates.filter(
    ({ name }) => !/(^|[_\W])(updated?|modified|load(ed)?|as_of|extract(ed)?|edit(ed)?|expir\w*|due)([_\W]|$)/i.test(name),
  );
  return happened[0] ?? dates[0];
}

export type Place = { readonly geometry: string } | { readonly latitude: string; readonly longitude: string };

/** Where each row is: a geometry, or a pair of coordinates. */
export function placeOf(dataset: Dataset): Place | undefined {
  const geometry = ofType(dataset, 'geometry')[0];
  if (geometry) return { geometry: geometry.name };
  const numbers = ofType(dataset, 'number', 'string');
  const latitude = named(numbers, /^(lat|latitude|gps_?lat\w*|.*[_ ]lat(itude)?)$/i);
  const longitude = named(numbers, /^(lon|lng|long|longitude|gps_?lon\w*|.*[_ ](lon|lng|long|longitude))$/i);
  return latitude && longitude ? { latitude: latitude.name, longitude: longitude.name } : undefined;
}

/** What a row is called. */
export function nameField(dataset: Dataset): Field | undefined {
  const texts = ofType(dataset, 'string');
  return named(texts, /^(name|title|place|label)$/i) ?? named(texts, /name|title|address/i) ?? texts[0];
}

/** An amount that may be averaged or added up: no year, code, key or coordinate. */
export function measureField(dataset: Dataset): Field | undefined {
  return ofType(dataset, 'number').find((field) => !isCode(field));
}

/** Whether a number is a year by its name. */
export const isYear = ({ name, type }: Field): boolean => type === 'number' && /(^|[_\W])(year|yr)$/i.test(name);

/** Whether a number is a name in disguise. */
export const isCode = ({ name }: Field): boolean =>
  /(^|[_\W])(id|objectid|fid|year|yr|month|day|zip|zipcode|zip_code|postal_?code|fips|geoid|code|number|no|num|phone|ward|district|precinct|tract|block|lat|latitude|lon|lng|long|longitude|x|y)$/i.test(
    name,
  );
