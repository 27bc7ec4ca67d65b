/** Files made by other tools, as a portal would answer them. */
import { decode } from '../../src/formats/decode.js';
import { DatasetError, type Table } from '../../src/model.js';
import { cell } from '../../src/table.js';

export const url = (path: string): URL => new URL(path, 'https://data.example.org/');

/** The table in these bytes or letters at this path. */
export const tableIn = (body: BodyInit | Uint8Array, path: string, type = ''): Promise<Table> =>
  decode(new Response(body as BodyInit, { headers: { 'content-type': type } }), url(path));

export const types = ({ fields }: Table): string[] => fields.map(({ name, type }) => `${name} ${type}`);
export const rows = (table: Table): unknown[][] =>
  Array.from({ length: table.length }, (_, row) => table.fields.map(({ name }) => cell(table.column(name), row)));

/** The DatasetError with which a promise fails; any other end is a failure of the test. */
export async function failure(promise: Promise<unknown>): Promise<DatasetError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DatasetError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

/** A whole workbook of these parts under `xl/`. */
export const letters = (text: string): Uint8Array => new TextEncoder().encode(text);
