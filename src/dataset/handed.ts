/** Answers about data that the page handed in: all of them are found here. */
import type { Query, Table } from '../model.js';
import { check } from '../query/check.js';
import { answeredHere } from '../query/here.js';
import type { SrcObject } from './given.js';

export const readHanded = async ({ table }: SrcObject, query: Query): Promise<Table> =>
  answeredHere(table, await check(query, table.fields));
