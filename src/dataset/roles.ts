/** Which of a dataset's fields tell where its rows are and what they are called, when the page's editor does not say. */
import type { Dataset, Field, FieldType } from '../model.js';

const ofType = (dataset: Dataset, ...types: FieldType[]): Field[] => dataset.fields.filter(({ type }) => types.includes(type));
const named = (fields: readonly Field[], pattern: RegExp): Field | undefined =>
  fields.find(({ name, title }) => pattern.test(name) || pattern.test(title));

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
