/** SoQL's functions and operators: what types they take, what they give, and their PostgreSQL. Names outside this table do not exist. */

const point = {
  /** A place is `[longitude, latitude]`, because PostgreSQL can compare and group arrays, and cannot its own points. */
  lon: (place) => `(${place})[1]`,
  lat: (place) => `(${place})[2]`,
};

const EARTH_RADIUS = 6371008.8;

/** Great-circle distance in metres, by haversine. */
function distance(place, lat, lon) {
  const half = (angle) => `sin(radians(${angle}) / 2) ^ 2`;
  const across = `cos(radians(${point.lat(place)})) * cos(radians(${lat}))`;
  return `(2 * ${EARTH_RADIUS} * asin(sqrt(least(1, ${half(`${point.lat(place)} - ${lat}`)} + ${across} * ${half(`${point.lon(place)} - ${lon}`)}))))`;
}

const inBox = (place, north, west, south, east) =>
  `(${point.lat(place)} BETWEEN ${south} AND ${north} AND ${point.lon(place)} BETWEEN ${west} AND ${east})`;

/** PostgreSQL's own polygons hold one ring; a place is inside when it is in an outer ring and in none of its holes. */
function inPolygons(place, polygons) {
  const at = `point(${point.lon(place)}, ${point.lat(place)})`;
  const inside = (ring) => `polygon '(${ring.map(([lon, lat]) => `(${lon},${lat})`).join(',')})' @> ${at}`;
  const one = ([outer, ...holes]) => `(${[inside(outer), ...holes.map((hole) => `NOT ${inside(hole)}`)].join(' AND ')})`;
  return `(${place} IS NOT NULL AND (${polygons.map(one).join(' OR ')}))`;
}

const extent = (place) => `ARRAY[min(${point.lon(place)}), min(${point.lat(place)}), max(${point.lon(place)}), max(${point.lat(place)})]`;

const truncate = (unit) => [
  { takes: ['floating_timestamp'], gives: 'floating_timestamp', sql: (time) => `date_trunc('${unit}', ${time})` },
];
const extract = (part) => [{ takes: ['floating_timestamp'], gives: 'number', sql: (time) => `floor(extract(${part} FROM ${time}))` }];
const one = (takes, gives, sql, more) => [{ takes, gives, sql, ...more }];
const each = (types, gives, sql, more) => types.map((type) => ({ takes: [type], gives: gives ?? type, sql, ...more }));
const pair = (types, gives, sql) => types.map((type) => ({ takes: [type, type], gives: gives ?? type, sql }));
const many = (types, gives, sql) => types.map((type) => ({ takes: [type], rest: type, gives: gives ?? type, sql }));
const aggregate = { aggregate: true };

const ORDERED = ['number', 'text', 'floating_timestamp', 'fixed_timestamp', 'boolean'];
const COMPARED = [...ORDERED, 'url', 'point'];
const ANY = [...COMPARED, 'multipolygon'];

const infix = (operator) => (left, right) => `(${left} ${operator} ${right})`;
const arithmetic = (operator) => pair(['number'], 'number', infix(operator));
const number = (name) => one(['number'], 'number', (x) => `${name}(${x})`);
const text = (name) => one(['text'], 'text', (x) => `${name}(${x})`);
const membership = (word) => many(COMPARED, 'boolean', (x, ...values) => `(${x} ${word} (${values.join(', ')}))`);
const between = (word) =>
  ORDERED.map((type) => ({ takes: [type, type, type], gives: 'boolean', sql: (x, low, high) => `(${x} ${word} ${low} AND ${high})` }));
const regression = (name) => one(['number', 'number'], 'number', (y, x) => `${name}(${y}, ${x})::numeric`, aggregate);

/**
 * Name to overloads, tried in turn. `takes` are the arguments' types, `rest` the type of any number more; `sql` gets PostgreSQL text for each.
 * @type {Record<string, { takes: string[], rest?: string, gives: string, sql: (...args: string[]) => string, aggregate?: boolean }[]>}
 */
export const FUNCTIONS = {
  op$and: pair(['boolean'], 'boolean', infix('AND')),
  op$or: pair(['boolean'], 'boolean', infix('OR')),
  op$not: one(['boolean'], 'boolean', (x) => `(NOT ${x})`),
  'op$=': pair(COMPARED, 'boolean', infix('=')),
  'op$!=': pair(COMPARED, 'boolean', infix('<>')),
  'op$<': pair(ORDERED, 'boolean', infix('<')),
  'op$<=': pair(ORDERED, 'boolean', infix('<=')),
  'op$>': pair(ORDERED, 'boolean', infix('>')),
  'op$>=': pair(ORDERED, 'boolean', infix('>=')),
  '#IN': membership('IN'),
  '#NOT_IN': membership('NOT IN'),
  '#BETWEEN': between('BETWEEN'),
  '#NOT_BETWEEN': between('NOT BETWEEN'),
  '#LIKE': pair(['text'], 'boolean', infix('LIKE')),
  '#NOT_LIKE': pair(['text'], 'boolean', infix('NOT LIKE')),
  '#IS_NULL': each(ANY, 'boolean', (x) => `(${x} IS NULL)`),
  '#IS_NOT_NULL': each(ANY, 'boolean', (x) => `(${x} IS NOT NULL)`),
  'op$+': arithmetic('+'),
  'op$-': arithmetic('-'),
  'op$*': arithmetic('*'),
  'op$/': arithmetic('/'),
  'op$%': arithmetic('%'),
  'op$^': arithmetic('^'),
  op$neg: one(['number'], 'number', (x) => `(- ${x})`),
  'op$||': pair(['text', 'number'], 'text', (a, b) => `(${a}::text || ${b}::text)`),

  upper: text('upper'),
  lower: text('lower'),
  trim: text('btrim'),
  length: one(['text'], 'number', (x) => `length(${x})::numeric`),
  contains: pair(['text'], 'boolean', (x, part) => `(strpos(${x}, ${part}) > 0)`),
  starts_with: pair(['text'], 'boolean', (x, start) => `starts_with(${x}, ${start})`),
  unaccent: one(['text'], 'text', (x) => `regexp_replace(normalize(${x}, NFD), '[\u0300-\u036f]', '', 'g')`),
  substring: [
    ...one(['text', 'number'], 'text', (x, from) => `substr(${x}, ${from}::int)`),
    ...one(['text', 'number', 'number'], 'text', (x, from, length) => `substr(${x}, ${from}::int, ${length}::int)`),
  ],
  replace: one(['text', 'text', 'text'], 'text', (x, from, to) => `replace(${x}, ${from}, ${to})`),
  split_part: one(['text', 'text', 'number'], 'text', (x, by, n) => `split_part(${x}, ${by}, ${n}::int)`),
  left_pad: one(['text', 'number', 'text'], 'text', (x, n, fill) => `lpad(${x}, ${n}::int, ${fill})`),
  right_pad: one(['text', 'number', 'text'], 'text', (x, n, fill) => `rpad(${x}, ${n}::int, ${fill})`),

  abs: number('abs'),
  ceil: number('ceil'),
  floor: number('floor'),
  ln: number('ln'),
  round: one(['number', 'number'], 'number', (x, digits) => `round(${x}, ${digits}::int)`),
  width_bucket: one(
    ['number', 'number', 'number', 'number'],
    'number',
    (...args) => `width_bucket(${args.slice(0, 3).join(', ')}, ${args[3]}::int)::numeric`,
  ),
  least: many(ORDERED, undefined, (...args) => `least(${args.join(', ')})`),
  greatest: many(ORDERED, undefined, (...args) => `greatest(${args.join(', ')})`),

  date_trunc_y: truncate('year'),
  date_trunc_ym: truncate('month'),
  date_trunc_ymd: truncate('day'),
  date_extract_y: extract('year'),
  date_extract_m: extract('month'),
  date_extract_d: extract('day'),
  date_extract_hh: extract('hour'),
  date_extract_mm: extract('minute'),
  date_extract_ss: extract('second'),
  date_extract_dow: extract('dow'),
  date_extract_woy: extract('week'),
  date_extract_iso_y: extract('isoyear'),
  date_diff_d: pair(['floating_timestamp', 'fixed_timestamp'], 'number', (a, b) => `trunc(extract(epoch FROM ${a} - ${b}) / 86400)`),
  to_floating_timestamp: one(['fixed_timestamp', 'text'], 'floating_timestamp', (time, zone) => `(${time} AT TIME ZONE ${zone})`),

  'count/*': one([], 'number', () => 'count(*)', aggregate),
  count: each(ANY, 'number', (x) => `count(${x})`, aggregate),
  sum: one(['number'], 'number', (x) => `sum(${x})`, aggregate),
  avg: one(['number'], 'number', (x) => `avg(${x})`, aggregate),
  min: each(ORDERED.slice(0, 4), undefined, (x) => `min(${x})`, aggregate),
  max: each(ORDERED.slice(0, 4), undefined, (x) => `max(${x})`, aggregate),
  median: one(['number'], 'number', (x) => `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${x})::numeric`, aggregate),
  stddev_pop: one(['number'], 'number', (x) => `stddev_pop(${x})`, aggregate),
  stddev_samp: one(['number'], 'number', (x) => `stddev_samp(${x})`, aggregate),
  regr_slope: regression('regr_slope'),
  regr_intercept: regression('regr_intercept'),
  regr_r2: regression('regr_r2'),

  within_box: one(['point', 'number', 'number', 'number', 'number'], 'boolean', inBox),
  within_circle: one(
    ['point', 'number', 'number', 'number'],
    'boolean',
    (place, lat, lon, metres) => `(${distance(place, lat, lon)} <= ${metres})`,
  ),
  within_polygon: one(['point', 'multipolygon'], 'boolean', inPolygons),
  intersects: one(['point', 'multipolygon'], 'boolean', inPolygons),
  distance_in_meters: one(['point', 'point'], 'number', (a, b) => `${distance(a, point.lat(b), point.lon(b))}::numeric`),
  snap_to_grid: one(['point', 'number'], 'point', (place, size) => {
    const snap = (x) => `(round((${x})::numeric / ${size}) * ${size})::float8`;
    return `CASE WHEN ${place} IS NOT NULL THEN ARRAY[${snap(point.lon(place))}, ${snap(point.lat(place))}] END`;
  }),
  make_point: one(
    ['number', 'number'],
    'point',
    (lat, lon) => `CASE WHEN ${lat} IS NOT NULL AND ${lon} IS NOT NULL THEN ARRAY[${lon}, ${lat}]::float8[] END`,
  ),
  extent: one(['point'], 'extent', extent, aggregate),

  cast$text: [
    ...each(['text', 'number', 'boolean', 'url'], 'text', (x) => `(${x})::text`),
    ...each(['floating_timestamp'], 'text', (x) => `to_char(${x}, 'YYYY-MM-DD"T"HH24:MI:SS.MS')`),
  ],
  cast$number: each(['number', 'text'], 'number', (x) => `(${x})::numeric`),
  cast$boolean: each(['boolean', 'text'], 'boolean', (x) => `(${x})::boolean`),
  cast$floating_timestamp: each(['floating_timestamp', 'text'], 'floating_timestamp', (x) => `(${x})::timestamp`),
  cast$calendar_date: each(['floating_timestamp', 'text'], 'floating_timestamp', (x) => `(${x})::timestamp`),
  cast$fixed_timestamp: each(['fixed_timestamp', 'text'], 'fixed_timestamp', (x) => `(${x})::timestamptz`),
  cast$point: each(['point'], 'point', (x) => x),
};
