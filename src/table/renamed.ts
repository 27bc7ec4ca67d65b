/** Tables whose columns go by other names. */
import type { Field, Table } from '../model.js';
import { lent, tableOfUnmade } from './unmade.js';

/** The same columns, one for each field in its turn, made no sooner than they are asked for. */
export const renamed = (source: Table, fields: readonly Field[]): Table =>
  tableOfUnmade(
    fields,
    source.length,
    source.fields.map(({ name }) => lent(source, name)),
  );
