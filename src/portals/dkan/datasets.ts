/** What DKAN says of a dataset (DCAT-US), of its rows (the datastore's schema) and of their columns (a data dictionary). */
import { meantIn } from '../../formats/dialects.js';
import { DatasetError, type Dataset, type DatasetRef, type Distribution, type Field, type FieldType } from '../../model.js';
import { array, date, object, some, text, texts, type Json, type JsonObject } from '../shared/answer.js';

export type Described = Omit<Dataset, 'fields' | 'capabilities'>;

/** A referenced member, which stands in `data` beside its identifier where references are shown. */
const referred = (value: Json | undefined): Json => object(value)['data'] ?? value ?? null;
const wordsOf = (value: Json | undefined): string[] => array(value).flatMap((item) => text(referred(item)) ?? []);

export const filesOf = (shown: JsonObject): JsonObject[] => array(shown['distribution']).map(referred).map(object);

/** Which of a dataset's files is meant where the address does not say: the first that the datastore can hold. */
export function indexOf(shown: JsonObject): number {
  const imported = filesOf(shown).findIndex(({ mediaType, format, downloadURL }) =>
    /\b(csv|tsv|tab-separated-values)\b/i.test([mediaType, format, downloadURL].map((value) => text(value) ?? '').join(' ')),
  );
  return Math.max(0, imported);
}

/** A dataset's metadata, still without its columns. */
export function datasetOf(shown: JsonObject, ref: DatasetRef): Described {
  const contact = object(shown['contactPoint']);
  const mail = text(contact['hasEmail'])?.replace(/^mailto:/, '');
  const license = text(shown['license']) ?? text(shown['rights']);
  const identifier = text(shown['identifier']) ?? '';
  const page = identifier ? `${ref.endpointURL}/dataset/${encodeURIComponent(identifier)}` : ref.endpointURL;
  return {
    ref,
    title: text(shown['title']) ?? identifier,
    landingPage: page,
    ...some('language', text(texts(shown['language']).join())),
    ...some('description', text(shown['description'])),
    ...some('publisher', text(object(referred(shown['publisher']))['name'])),
    ...some('contactPoint', mail ? `mailto:${mail}` : text(contact['fn'])),
    ...(license ? { license: { title: license, ...(/^https?:/.test(license) ? { href: license } : {}) } } : {}),
    ...some('issued', date(shown['issued'])),
    ...some('modified', date(shown['modified']) ?? date(shown['%modified'])),
    ...some('accrualPeriodicity', text(shown['accrualPeriodicity'])),
    ...some('spatial', text(shown['spatial'])),
    ...some('temporal', text(shown['temporal'])),
    keywords: wordsOf(shown['keyword']),
    theme: wordsOf(shown['theme']),
    distributions: filesOf(shown).flatMap(distributionOf),
  };
}

function distributionOf(file: JsonObject): Distribution[] {
  const downloadURL = text(file['downloadURL']) ?? text(file['accessURL']);
  if (!downloadURL) return [];
  return [
    { title: text(file['title']) ?? downloadURL, downloadURL, ...some('mediaType', text(file['mediaType']) ?? text(file['format'])) },
  ];
}

/** The identifier of the data dictionary that describes a file's columns. */
export function dictionaryOf(file: JsonObject | undefined): string | undefined {
  const [, identifier] = /\/schemas\/data-dictionary\/items\/([^/?#]+)/.exec(text(file?.['describedBy']) ?? '') ?? [];
  return identifier && decodeURIComponent(identifier);
}

const declared: Readonly<Record<string, FieldType>> = {
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  year: 'date',
  yearmonth: 'date',
};

const stored: readonly (readonly [RegExp, FieldType])[] = [
  [/^(int|integer|tinyint|smallint|mediumint|bigint|serial|decimal|numeric|float|double|real)/i, 'number'],
  [/^date$/i, 'date'],
  [/^(datetime|timestamp)/i, 'datetime'],
  [/^bool/i, 'boolean'],
];

export interface Columns {
  readonly fields: readonly Field[];
  /** Whether each column is stored as what it is declared to be, so that the database compares and counts it rightly. */
  readonly enforced: boolean;
}

/** The datastore's columns with what a dictionary declares of them. */
export function columnsOf(answer: JsonObject, dictionary: JsonObject): Columns {
  const schema = object(Object.values(object(answer['schema']))[0]);
  const entries = new Map(
    array(object(dictionary['data'] ?? dictionary)['fields']).map((entry) => [text(object(entry)['name']) ?? '', object(entry)]),
  );
  const columns = Object.entries(object(schema['fields'])).map(([name, column]) => columnOf(name, object(column), entries.get(name) ?? {}));
  return { fields: columns.map(({ field }) => field), enforced: columns.every(({ trusted }) => trusted) };
}

function columnOf(name: string, column: JsonObject, entry: JsonObject): { readonly field: Field; readonly trusted: boolean } {
  const kind = [text(column['type']), text(column['mysql_type'])]
    .map((type) => stored.find(([pattern]) => pattern.test(type ?? ''))?.[1])
    .find(Boolean);
  const meant = declaredType(entry, kind !== undefined);
  const type = meant ?? kind ?? 'string';
  // The header stands where a description would, at times with the byte order mark of its file.
  const header = text(column['description'])
    ?.replace(/^\uFEFF/, '')
    .trim();
  return {
    field: { name, title: text(entry['title']) ?? (header || name), type, ...some('description', text(entry['description'])) },
    trusted: (kind === undefined) === (type === 'string'),
  };
}

/** A declared date that stands as text in another order than is read here stays a text. */
function declaredType(entry: JsonObject, typed: boolean): FieldType | undefined {
  const type = declared[text(entry['type']) ?? ''];
  const format = text(entry['format']) ?? 'default';
  const readable = typed || /^(default|any|%Y|%m\/%d\/%Y)/.test(format);
  return (type === 'date' || type === 'datetime') && !readable ? undefined : type;
}

/** Rows with null for the empty texts that stand for what is missing. */
export const recordsOf = (answer: Json): JsonObject[] =>
  array(object(answer)['results'])
    .map(object)
    .map((row) => meantIn('dkan', row));

/** How many rows or groups a question has. */
export function countOf(answer: Json): number | undefined {
  const { count } = object(answer);
  const number = typeof count === 'string' && count ? Number(count) : count;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** What a search answers: an object of datasets, or an empty list. */
export function found(answer: JsonObject): JsonObject[] {
  const { results, total } = answer;
  if (total === undefined || results === undefined) throw new DatasetError('bad-response', 'The answer is not that of a DKAN search');
  return (Array.isArray(results) ? array(results) : Object.values(object(results))).map(object);
}
