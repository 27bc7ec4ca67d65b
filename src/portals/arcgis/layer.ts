/** What a layer of ArcGIS says of itself (`…/FeatureServer/0?f=json`): its columns, their labels, and what its server can do. */
import type { Capabilities, Field, FieldType } from '../../model.js';
import { array, object, some, text, type Json, type JsonObject } from '../shared/answer.js';

export interface Layer {
  readonly fields: readonly Field[];
  /** The column that is unique. */
  readonly id: string;
  /** The name of the column of shapes. */
  readonly geometry: string;
  /** The labels that stand for a column's codes. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What the server calls each column's type: `Date`, `SmallInteger`. */
  readonly types: ReadonlyMap<string, string>;
  /** The zone in which dates were entered and are compared (IANA), where that is not UTC. */
  readonly zone: string | undefined;
  /** Rows in one answer. */
  readonly most: number;
  /** Whether answers come in pages by offset. */
  readonly pages: boolean;
  /** Whether groups do. */
  readonly pagesGroups: boolean;
  readonly capabilities: Capabilities;
}

const types: Readonly<Record<string, FieldType>> = {
  OID: 'number',
  SmallInteger: 'number',
  Integer: 'number',
  BigInteger: 'number',
  Single: 'number',
  Double: 'number',
  Date: 'datetime',
  DateOnly: 'date',
  TimestampOffset: 'datetime',
  Geometry: 'geometry',
};
const unreadable = /Blob|Raster|XML/;

export function layerOf(shown: JsonObject): Layer {
  const columns = array(shown['fields'])
    .map(object)
    .filter((column) => !unreadable.test(typeOf(column)));
  const { supportsPagination, supportsPaginationOnAggregatedQueries } = object(shown['advancedQueryCapabilities']);
  const labels = labelsOf(shown, columns);
  const listed = columns.find((column) => typeOf(column) === 'Geometry');
  const geometry = text(listed?.['name']) ?? 'geometry';
  const fields = columns.map((column) => fieldOf(column, labels.has(nameOf(column))));
  return {
    fields: listed || !text(shown['geometryType']) ? fields : [...fields, { name: geometry, title: geometry, type: 'geometry' }],
    id: text(shown['objectIdField']) ?? nameOf(columns.find((column) => typeOf(column) === 'OID') ?? {}),
    geometry,
    labels,
    types: new Map(columns.map((column) => [nameOf(column), typeOf(column)])),
    zone: zoneOf(object(shown['dateFieldsTimeReference'])),
    most: Number(shown['maxRecordCount'] ?? 1000) || 1000,
    pages: supportsPagination === true,
    pagesGroups: supportsPaginationOnAggregatedQueries === true,
    capabilities: capabilitiesOf(shown),
  };
}

const nameOf = ({ name }: JsonObject): string => text(name) ?? '';
const typeOf = ({ type }: JsonObject): string => (text(type) ?? '').replace('esriFieldType', '');

function fieldOf(column: JsonObject, labelled: boolean): Field {
  const name = nameOf(column);
  return {
    name,
    title: text(column['alias']) ?? name,
    type: labelled ? 'string' : (types[typeOf(column)] ?? 'string'),
    ...some('description', descriptionOf(text(column['description']))),
  };
}

/** ArcGIS Online keeps descriptions as JSON in a text. */
function descriptionOf(said: string | undefined): string | undefined {
  if (!said?.startsWith('{')) return said;
  try {
    return text(object(JSON.parse(said) as Json)['value']);
  } catch {
    return said;
  }
}

/** Coded-value domains, and the names of subtypes. Codes whose meaning depends on a row's subtype stay codes. */
function labelsOf(shown: JsonObject, columns: readonly JsonObject[]): Layer['labels'] {
  const subtypes = array(shown['types']).map(object);
  const varies = (name: string) =>
    subtypes.some(({ domains }) => !['', 'inherited'].includes(text(object(object(domains)[name])['type']) ?? ''));
  const coded = columns.map((column): [string, ReadonlyMap<string, string>] => {
    const name = nameOf(column);
    const { type, codedValues } = object(column['domain']);
    const pairs = type === 'codedValue' ? array(codedValues).map(object) : [];
    return [
      name,
      labelled(
        name === shown['typeIdField'] && !pairs.length ? subtypes.map((one) => ({ ...one, code: one['id']! })) : varies(name) ? [] : pairs,
      ),
    ];
  });
  return new Map(coded.filter(([, known]) => known.size > 0));
}

/** Only where each code has a label of its own: then a label says which rows are meant. */
function labelled(pairs: readonly JsonObject[]): ReadonlyMap<string, string> {
  const known = new Map(pairs.map(({ code, name }) => [String(code), String(name)]));
  return new Set(known.values()).size === pairs.length ? known : new Map();
}

const zones: Readonly<Record<string, string>> = {
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'US Mountain Standard Time': 'America/Phoenix',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
};

/** Servers before 10.9 name zones as Windows does. */
function zoneOf({ timeZone, timeZoneIANA }: JsonObject): string | undefined {
  const zone = text(timeZoneIANA) ?? zones[text(timeZone) ?? ''] ?? text(timeZone);
  try {
    return !zone || new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone === 'UTC' ? undefined : zone;
  } catch {
    return undefined;
  }
}

/**
 * Flags that are absent mean that a server is too old for it. Dates are cut where grouping by an expression is known to work and the server's
 * clock is UTC; weeks and quarters, distinct counts, bins and text search have no words that every server understands.
 */
function capabilitiesOf(shown: JsonObject): Capabilities {
  const advanced = object(shown['advancedQueryCapabilities']);
  const { supportsPagination, supportsOrderBy, supportsSqlExpression } = advanced;
  const standard = shown['useStandardizedQueries'] === true || advanced['useStandardizedQueries'] === true;
  const counts = advanced['supportsStatistics'] === true || shown['supportsStatistics'] === true;
  return {
    where: ['and', 'or', 'not', '=', '<>', '<', '<=', '>', '>=', 'in', 'isNull', ...(standard ? (['like'] as const) : [])],
    ...(text(shown['geometryType']) ? { box: true } : {}),
    select: true,
    ...(counts ? { aggregates: ['count', 'sum', 'avg', 'min', 'max'] } : {}),
    ...(counts && supportsSqlExpression === true && !zoneOf(object(shown['dateFieldsTimeReference']))
      ? { units: ['year', 'month', 'day', 'hour'] }
      : {}),
    ...(isSimplified(shown) ? { resolution: true } : {}),
    ...(supportsOrderBy === true && supportsPagination === true ? { order: true } : {}),
    ...(supportsPagination === true ? { pageSize: Number(shown['maxRecordCount'] ?? 1000) || 1000 } : {}),
  };
}

/** Lines and areas, of a server that tells how far they reach. */
const isSimplified = ({ geometryType, supportsReturningQueryExtent, advancedQueryCapabilities }: JsonObject): boolean =>
  /Polyline|Polygon/.test(text(geometryType) ?? '') &&
  [supportsReturningQueryExtent, object(advancedQueryCapabilities)['supportsReturningQueryExtent']].includes(true);
