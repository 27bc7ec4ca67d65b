/** PostgreSQL's text as the values CKAN's JSON holds. */

const NUMBERS = new Set(['int', 'int2', 'int4', 'int8', 'float', 'float4', 'float8', 'numeric']);
const number = (text) => (Number.isFinite(Number(text)) ? Number(text) : text);

/** One value of a PostgreSQL type, by its name (`numeric`, `timestamp`, `_text` …). */
export function fromPostgres(text, type) {
  if (text === null) return null;
  if (NUMBERS.has(type)) return number(text);
  if (type === 'bool') return text === 't';
  if (type === 'timestamp') return text.replace(' ', 'T').replace(/\.(\d+)$/, (_, digits) => `.${digits.padEnd(6, '0')}`);
  if (type === 'timestamptz') return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  if (type === 'json' || type === 'jsonb') return JSON.parse(text);
  if (type.startsWith('_')) return arrayOf(text, type.slice(1));
  return text;
}

/** `{a,"b c",NULL}`: one dimension. */
function arrayOf(text, type) {
  if (typeof text !== 'string') return text;
  const items = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? [];
  return items.map((item) =>
    item === 'NULL' ? null : fromPostgres(item.startsWith('"') ? item.slice(1, -1).replace(/\\(.)/g, '$1') : item, type),
  );
}

const known = new WeakMap();

/** PostgreSQL's own names of its types, by their numbers; asked once. */
export async function typeNames(engine) {
  if (!known.has(engine))
    known.set(
      engine,
      engine.query('SELECT oid, typname FROM pg_type').then(({ rows }) => new Map(rows.map(([oid, name]) => [Number(oid), name]))),
    );
  const names = await known.get(engine);
  return (oid) => names.get(oid) ?? 'text';
}
