/** CKAN's action API: how an action is asked, and what its errors mean. */
import { DatasetError, type DatasetRef, type Field, type Get, type Table } from '../../model.js';
import { askJson, object, text, texts, type Explain, type Json, type JsonObject } from '../shared/answer.js';
import { askTable } from '../shared/rows.js';

export const action = (endpointURL: string, name: string, parameters: Readonly<Record<string, string>>): URL =>
  new URL(`${endpointURL}/api/3/action/${name}?${new URLSearchParams(parameters).toString()}`);

type Endpoint = Pick<DatasetRef, 'endpointURL'>;
type Parameters = Readonly<Record<string, string>>;

/** The result of an action. */
export async function ask(get: Get, ref: Endpoint, name: string, parameters: Parameters): Promise<JsonObject> {
  const url = action(ref.endpointURL, name, parameters);
  return resultOf(await askJson(get, url, explain), url);
}

/** The records of an action's result as columns, and the result without them. */
export async function askRecords(
  get: Get,
  ref: Endpoint,
  name: string,
  parameters: Parameters,
  fields: readonly Field[],
  limit?: number,
): Promise<{ readonly records: Table; readonly result: JsonObject }> {
  const url = action(ref.endpointURL, name, parameters);
  const { answer, rows } = await askTable(get, url, explain, { place: ['result', 'records'], fields }, limit);
  return { records: rows, result: resultOf(answer, url) };
}

/** DKAN 1 speaks alike but not the same: its `help` is a sentence, where CKAN's is an address. */
function resultOf(answer: Json, url: URL): JsonObject {
  const { help, result } = object(answer);
  if (text(help) && !/^https?:/.test(text(help)!)) throw new DatasetError('unsupported', `${url.host} is no CKAN site`, { url });
  return object(result);
}

export const explain: Explain = (body, status) => {
  if (status === 400 && typeof body === 'string') return { code: 'bad-request', message: body };
  const { success, error } = object(body);
  if (success !== false && status < 400)
    return success === true ? undefined : body === undefined ? undefined : { code: 'bad-response', message: 'The answer is not CKAN’s' };
  const { __type, message, ...lists } = object(error);
  const kind = text(__type) ?? '';
  const said =
    text(message) ??
    Object.entries(lists)
      .filter(([name]) => name !== 'info')
      .flatMap(([, list]) => texts(list))
      .join(' ');
  if (/column .* does not exist|field .* not in table/i.test(said)) return { code: 'columns-gone', message: said };
  if (/relation .* does not exist/i.test(said)) return { code: 'not-found', message: said };
  if (/took too long/i.test(said)) return { code: 'timeout', message: said };
  if (/authorization/i.test(kind)) return { code: 'private', message: said };
  if (/not found/i.test(kind)) return { code: 'not-found', message: said };
  if (kind) return { code: 'bad-request', message: said || kind };
  return status < 400 ? { code: 'bad-response', message: said || 'CKAN reports a failure without saying which' } : undefined;
};
