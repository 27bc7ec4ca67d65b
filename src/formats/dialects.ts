/** What some portals write in JSON in a way of their own: each way by the portal's name. */

type Read = (value: unknown) => unknown;

const dialects = {
  /** An empty text is a missing value. */
  dkan: (value: unknown) => (value === '' ? null : value),
  /** Points have `lon` and `lat`, or are a pair in its first version; shapes are features; several values are a list. */
  opendatasoft(value: unknown): unknown {
    if (Array.isArray(value)) return pointOf(value) ?? value.map(word).join(', ');
    const { type, geometry, lon, lat } = (value ?? {}) as Readonly<Record<string, unknown>>;
    if (type === 'Feature') return geometry ?? null;
    return typeof lon === 'number' && typeof lat === 'number' ? point(lon, lat) : value;
  },
} satisfies Readonly<Record<string, Read>>;

export type Dialect = keyof typeof dialects;

/** What a portal means by a member of a row. */
export const meaningIn = (dialect: Dialect): Read => dialects[dialect];

/** A row with what a portal means by its members. */
export const meantIn = <Row extends object>(dialect: Dialect, row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, dialects[dialect](value)])) as Row;

const pointOf = ([latitude, longitude, ...more]: readonly unknown[]): object | undefined =>
  typeof latitude === 'number' && typeof longitude === 'number' && !more.length ? point(longitude, latitude) : undefined;
const point = (longitude: number, latitude: number): object => ({ type: 'Point', coordinates: [longitude, latitude] });
const word = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));
