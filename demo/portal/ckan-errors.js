/** The ways CKAN's API says no. */

export class ActionError extends Error {
  constructor(status, type, error) {
    super(type);
    Object.assign(this, { status, body: { ...error, __type: type } });
  }
}

/** What CKAN does not catch: its web server answers 500. */
export class Crash extends Error {}

/** `fields`: name of the parameter to what is wrong with it. */
export const invalid = (fields) =>
  new ActionError(
    409,
    'Validation Error',
    Object.fromEntries(Object.entries(fields).map(([name, wrong]) => [name, typeof wrong === 'string' ? [wrong] : wrong])),
  );

export const notFound = (what) => new ActionError(404, 'Not Found Error', { message: what ? `Not found: ${what}` : 'Not found' });

export const denied = (why) => new ActionError(403, 'Authorization Error', { message: `Access denied: ${why}` });

/** PostgreSQL's complaint as psycopg prints it: the message, the line it points at and a mark under the character. */
export function psycopgText({ message, position, detail, hint }, sql, skipped = 0) {
  const extra = `${detail ? `DETAIL:  ${detail}\n` : ''}${hint ? `HINT:  ${hint}\n` : ''}`;
  if (!position) return `${message}\n${extra}`;
  const at = Number(position) - 1 - skipped;
  const lines = sql.slice(0, at).split('\n');
  const label = `LINE ${lines.length}: `;
  const line = sql.split('\n')[lines.length - 1];
  const start = Math.max(0, lines.at(-1).length - 50);
  const dots = start ? '...' : '';
  return `${message}\n${label}${dots}${line.slice(start, start + 80)}\n${' '.repeat(label.length + dots.length + lines.at(-1).length - start)}^\n${extra}`;
}
