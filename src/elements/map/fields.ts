/** Which of a dataset's fields a map reads: where each row is, and what a picked place says of itself. */
import { isCode } from '../../dataset/measured.js';
import { nameField, placeOf, type Place } from '../../dataset/roles.js';
import type { Dataset, Field } from '../../model.js';

export interface PopupFields {
  readonly heading: Field | undefined;
  /** All of them, the heading first. */
  readonly fields: readonly Field[];
}

const handful = 6;

/** The place that the page's editor names by fields or their titles; else the one that is found. */
export function placeIn(dataset: Dataset, geometry: string, latitude: string, longitude: string): Place | undefined {
  if (geometry) return { geometry: fieldNamed(dataset, geometry).name };
  if (!latitude || !longitude) return placeOf(dataset);
  return { latitude: fieldNamed(dataset, latitude).name, longitude: fieldNamed(dataset, longitude).name };
}

/** The fields that the page's editor names, or a handful that tell most. Names may be titles; one that no field has stays as it is, and the portal or the check will say so. What is `drawn` is always told. */
export function popupFields(
  dataset: Dataset,
  place: Place | undefined,
  names: readonly string[],
  headingName: string,
  drawn: readonly Field[] = [],
): PopupFields {
  const chosen = names.length ? names.map((name) => fieldNamed(dataset, name)) : telling(dataset, place);
  const name = nameField(dataset);
  const isTold = names.length === 0 || (name && chosen.includes(name));
  const heading = headingName ? fieldNamed(dataset, headingName) : isTold ? name : undefined;
  const fields = [...new Set([...(heading ? [heading] : []), ...chosen])];
  const told = names.length ? fields : fields.slice(0, handful);
  return { heading, fields: [...new Set([...told, ...drawn])] };
}

/** The field of that name or title; one that there is not stays as it is, and the portal or the check will say so. */
export function fieldNamed(dataset: Pick<Dataset, 'fields'>, text: string): Field {
  return dataset.fields.find(({ name, title }) => name === text || title === text) ?? { name: text, title: text, type: 'string' };
}

/** Neither coordinates nor what only machines read. */
function telling({ fields }: Dataset, place: Place | undefined): readonly Field[] {
  const coordinates: readonly string[] = Object.values(place ?? {});
  return fields.filter((field) => {
    const isForMachines = /^[:@_]|^(.*_)?(id|guid|uuid)$/i.test(field.name) || (field.type === 'number' && isCode(field));
    return field.type !== 'geometry' && !coordinates.includes(field.name) && !isForMachines;
  });
}
