/** CKAN's action API: how an action is asked, and what its errors mean. */
import { DatasetError, type DatasetRef, type Get } from '../../model.js';
import { askJson, object, text, texts, type Explain, type JsonObject } from '../shared/answer.js';

export const action = (endpointURL: string, name: string, parameters: Readonly<Record<string, string>>): URL =>
  new URL(`${endpointURL}/api/3/action/${name}?${new URLSearchParams(parameters).toString()}`);

/** The result of an action. DKAN 1 speaks alike but not the same: its `help` is a sentence, where CKAN's is an address. */
export async function ask(
  get: Get,
  ref: Pick<DatasetRef, 'endpointURL'>,
  name: string,
  parameters: Readonly<Record<string, string>>,
): Promise<JsonObject> {
  const url = action(ref.endpointURL, name, parameters);
  const { help, result } = object(await askJson(get, url, explain));
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
