/** What a text in quotes becomes where SoQL wants another type. */

export const quoteText = (text) => `'${text.replaceAll("'", "''")}'`;

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const FLOATING = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/;
const FIXED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const POINT = /^\s*POINT\s*\(\s*(-?[\d.eE+-]+)\s+(-?[\d.eE+-]+)\s*\)\s*$/i;

/** What a text in quotes becomes where another type is wanted; undefined where it does not fit. */
const COERCIONS = {
  text: quoteText,
  url: quoteText,
  number: (text) => (NUMBER.test(text) ? `(${text.trim()})::numeric` : undefined),
  boolean: (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : undefined),
  floating_timestamp: (text) => (FLOATING.test(text) && !Number.isNaN(Date.parse(text)) ? `timestamp ${quoteText(text)}` : undefined),
  fixed_timestamp: (text) => (FIXED.test(text) ? `timestamptz ${quoteText(text)}` : undefined),
  point: (text) => {
    const [, lon, lat] = POINT.exec(text) ?? [];
    return lon && `ARRAY[${lon}, ${lat}]::float8[]`;
  },
  multipolygon: polygonsOf,
};

/** The rings of a POLYGON or MULTIPOLYGON as numbers: polygon, ring, position. */
function polygonsOf(text) {
  const match = /^\s*(MULTI)?POLYGON\s*(\([\d\s().,eE+-]+\))\s*$/i.exec(text);
  if (!match) return undefined;
  try {
    const json = match[2]
      .replace(/(-?[\d.]+(?:[eE][+-]?\d+)?)\s+(-?[\d.]+(?:[eE][+-]?\d+)?)/g, '[$1,$2]')
      .replaceAll('(', '[')
      .replaceAll(')', ']');
    return match[1] ? JSON.parse(json) : [JSON.parse(json)];
  } catch {
    return undefined;
  }
}

/** PostgreSQL's text of an expression as the type wanted; undefined where it does not fit. `text` is what stands in quotes. */
export function coerce({ sql, type, text }, wanted) {
  if (type === 'null') return 'NULL';
  return text !== undefined && type !== wanted ? COERCIONS[wanted]?.(text) : type === wanted ? sql : undefined;
}
