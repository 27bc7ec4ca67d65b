/** What Socrata's errors mean. */
import { object, text, type Explain } from '../shared/answer.js';

const gone = /no-such-column/;
const wrong = /^query\.|no-such-function|type-mismatch|malformed|bad-parse|Unrecognized arguments|Invalid SoQL/i;

export const explain: Explain = (body, status) => {
  const { code, errorCode, message, error, data } = object(body);
  const name = text(errorCode) ?? text(code) ?? '';
  const said = text(message) ?? text(error);
  if (!said || (status < 400 && error !== true)) return undefined;
  if (gone.test(name)) return { code: 'columns-gone', message: `The portal has no column “${text(object(data)['column']) ?? ''}”` };
  if (/app_token/.test(said)) return { code: 'private', message: 'The portal does not accept this app token' };
  if (/authentication_required|permission_denied/.test(name) || /must be logged in/i.test(said)) return { code: 'private', message: said };
  if (/dataset\.missing|not[_-]found/.test(name)) return { code: 'not-found', message: said };
  if (/row-limit-exceeded/.test(name)) return { code: 'too-big', message: said };
  if (wrong.test(name) || wrong.test(said)) return { code: 'bad-request', message: said };
  return status < 400 ? { code: 'server', message: said } : undefined;
};
