/** An address that is a question itself: its answer as a dataset. */
import { tableFromRows } from '../../formats/rows.js';
import { DatasetError, type Dataset, type DatasetRef, type Field, type Get, type Portal, type Table } from '../../model.js';
import { isDate } from '../../table.js';
import { array, askJson, object } from '../shared/answer.js';
import { inferredFields, rowsOf, whole } from '../shared/whole.js';
import { explain } from './errors.js';

const pageSize = 50_000;

/** The rows of such a dataset, asked again where they were not kept. */
export const rowsAt = async (dataset: Dataset, get: Get, describe: Portal['describe']): Promise<Table> =>
  rowsOf(dataset) ?? rowsOf(await answered(dataset.ref, get, describe))!;

/** A column as the dataset describes it, unless its values are of another kind: `date_extract_y(date) AS date` holds no dates. */
const asKnown = (field: Field, known: Field | undefined): Field =>
  known && (known.type === 'string' || known.type === field.type || (isDate(known.type) && isDate(field.type))) ? known : field;

/** The rows of a query address as a dataset of their own, named by the dataset that was asked. */
export async function answered(ref: DatasetRef, get: Get, describe: Portal['describe']): Promise<Dataset> {
  const { question, limited } = withLimit(new URLSearchParams(ref.query), pageSize);
  const [rows, parent] = await Promise.all([
    askJson(get, new URL(`/resource/${ref.identifier}.json?${question.toString()}`, ref.endpointURL), explain),
    describe({ portal: ref.portal, endpointURL: ref.endpointURL, identifier: ref.identifier }, get).catch(() => undefined),
  ]);
  const records = array(rows).map(object);
  if (!limited && records.length >= pageSize)
    throw new DatasetError('too-big', `The question in this address has ${pageSize} rows or more: group them, or limit them`, {
      url: ref.endpointURL,
    });
  const known = new Map(parent?.fields.map((field) => [field.name, field]));
  const chosen = ['$select', '$group', '$query'].some((clause) => question.has(clause));
  const fields = (!chosen && parent?.fields) || (await inferredFields(records)).map((field) => asKnown(field, known.get(field.name)));
  return whole(
    { ...(parent ?? { title: ref.identifier, landingPage: `${ref.endpointURL}/d/${ref.identifier}` }), ref },
    tableFromRows(records, fields),
  );
}

/** Socrata gives a thousand rows to a question that does not say how many, and does not say that there are more. */
function withLimit(question: URLSearchParams, limit: number): { readonly question: URLSearchParams; readonly limited: boolean } {
  const statement = question.get('$query');
  const limited = statement === null ? question.has('$limit') : /\blimit\s+\d+/i.test(statement);
  if (!limited) question.set(statement === null ? '$limit' : '$query', statement === null ? String(limit) : `${statement} LIMIT ${limit}`);
  return { question, limited };
}
