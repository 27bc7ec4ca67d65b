/** Which fields a picked place shows: those that the page's editor names, or a handful that tell most. */
import { isCode, nameField, type Place } from '../dataset/roles.js';
import type { Dataset, Field } from '../model.js';

export interface PopupFields {
  readonly heading: Field | undefined;
  /** All of them, the heading first. */
  readonly fields: readonly Field[];
}

const handful = 6;

/** Names may be titles; one that no field has stays as it is, and the portal or the check will say so. */
export function popupFields(dataset: Dataset, place: Place | undefined, names: readonly string[], headingName: string): PopupFields {
  const heading = headingName ? fieldNamed(dataset, headingName) : names.length ? undefined : nameField(dataset);
  const chosen = names.length ? names.map((name) => fieldNamed(dataset, name)) : telling(dataset, place);
  const fields = [...new Set([...(heading ? [heading] : []), ...chosen])];
  return { heading, fields: names.length ? fields : fields.slice(0, handful) };
}

export function fieldNamed(dataset: Dataset, text: string): Field {
  return dataset.fields.find(({ name, title }) => name === text || title === text) ?? { name: text, title: text, type: 'string' };
}

/** Neither coordinates nor what only machines read. */
function telling({ fields }: Dataset, place: Place | undefined): readonly Field[] {
  const coordinates: readonly string[] = Object.values(place ?? {});
  return fields.filter((field) => {
    const isForMachines = /^[:@_]/.test(field.name) || (field.type === 'number' && isCode(field));
    return field.type !== 'geometry' && !coordinates.includes(field.name) && !isForMachines;
  });
}
