/** Which types of fields are numbers underneath. */
import type { FieldType } from '../model.js';

/** Whether a type's values stand in a typed array. */
export const isNumeric = (type: FieldType): boolean => type === 'number' || isDate(type);
export const isDate = (type: FieldType): boolean => type === 'date' || type === 'datetime';
