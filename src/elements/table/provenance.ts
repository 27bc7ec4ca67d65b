/** What a file of rows is: a description beside it, as CSV on the Web has it (https://www.w3.org/TR/tabular-metadata/). */
import { addressesOf } from '../../dataset/addresses.js';
import type { Dataset, Field, FieldType, Query } from '../../model.js';
import { printWhere } from '../../query/print.js';
import { fileName, save } from '../shared/download.js';

export interface Described {
  readonly name: string;
  readonly dataset: Dataset;
  /** The question that the file answers, with the author’s conditions. */
  readonly query: Query;
  readonly fields: readonly Field[];
  readonly rows: number;
  readonly retrieved: Date;
  titleOf(field: Field): string;
}

const datatypes: Readonly<Record<FieldType, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  geometry: 'json',
  url: 'anyURI',
};

/** Whose the rows are, where they were asked for, which of them were kept, and what the columns mean. */
export async function provenanceOf({ name, dataset, query, fields, rows, retrieved, titleOf }: Described): Promise<object> {
  const { title, publisher, license, landingPage, modified } = dataset;
  const addresses = dataset.ref.portal === 'given' ? [] : await addressesOf(dataset, query).catch(() => []);
  const kept = [query.where && printWhere(query.where), query.search && `“${query.search}”`].filter(Boolean).join('; ');
  return {
    '@context': 'http://www.w3.org/ns/csvw',
    url: fileName(name),
    'dc:title': title,
    'dc:publisher': publisher,
    'dc:license': license?.href ?? license?.title,
    'dc:source': [...new Set([landingPage, ...addresses].filter(Boolean))],
    'dc:modified': modified?.toISOString(),
    'dc:date': retrieved.toISOString(),
    'dc:extent': `${rows} rows`,
    'dc:description': kept || undefined,
    tableSchema: {
      columns: fields.map((field) => ({
        titles: titleOf(field),
        name: encodeURIComponent(field.name),
        datatype: datatypes[field.type],
        'dc:description': field.description,
      })),
    },
  };
}

/** Hands the reader the description, under the name that readers of such files look for. */
export async function saveProvenance(described: Described): Promise<void> {
  const text = JSON.stringify(await provenanceOf(described), null, 2);
  save(`${described.name}-metadata.json`, [text], 'application/csvm+json');
}
