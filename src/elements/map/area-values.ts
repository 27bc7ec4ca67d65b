/** Values on areas: what is asked of the dataset of values and of the one of boundaries, and the table that both make. */
import { joined, keyFieldOf, keyOf, type Joined } from '../../dataset/areas.js';
import { open } from '../../dataset/open.js';
import { read } from '../../dataset/read.js';
import { nameField } from '../../dataset/roles.js';
import { unique } from '../../formats/names.js';
import { mapAreas } from '../../locale/en/map-areas.js';
import { teach, type Locale } from '../../locale/index.js';
import { DatasetError, type Column, type Dataset, type Field, type Query, type Selected, type Table } from '../../model.js';
import { find } from '../../query/columns.js';
import { cell, table as tableFrom, type Cell } from '../../table.js';
import { writtenMeasures } from '../shared/written-measures.js';

teach(mapAreas);

export interface AreaSettings {
  readonly boundaries: string;
  /** The fields that hold the key: in the values, and in the boundaries if the editor says. */
  readonly key: string;
  readonly boundariesKey: string;
  readonly y: string;
  /** The field of the values' margins of error, if there is one. */
  readonly margin: string;
  /** The field of the values that names an area, where the boundaries have no better name. */
  readonly heading: string;
  /** How true the areas are to be. */
  readonly resolution: number;
  readonly locale: Locale;
  readonly titleOf: (field: Field) => string;
  readonly titleOfMeasure: (measure: Selected) => string;
}

/** What is asked of the values: each measure by key. */
export interface AreaQuery {
  readonly query: Query;
  readonly key: Field;
  readonly measures: readonly Selected[];
  readonly margin: Selected | undefined;
  readonly heading: Selected | undefined;
  /** Counts the rows of each key. */
  readonly rows: Selected;
}

export function areaQuery(dataset: Dataset, { key: keyName, y, margin, heading }: AreaSettings): AreaQuery {
  const { fields } = dataset;
  if (!keyName) throw new DatasetError('bad-request', 'Boundaries need a key: the field that says to which area a row belongs.');
  const key = find(keyName, fields);
  const taken = [key.name];
  const measures = writtenMeasures(y || 'count', fields, taken);
  const names = new Set([...taken, ...measures.map(({ name }) => name)]);
  const named = (wanted: string, field: string, aggregate: 'max' | 'min'): Selected | undefined =>
    field ? { name: unique(wanted, names), field: find(field, fields).name, aggregate } : undefined;
  const margins = named('margin', margin, 'max');
  const headings = named('area', heading, 'min');
  const rows: Selected = { name: unique('rows', names), aggregate: 'count' };
  const select = [{ name: key.name, field: key.name }, ...measures, margins, headings, rows].filter((one) => one !== undefined);
  return { query: { select }, key, measures, margin: margins, heading: headings, rows };
}

export interface AreaAnswer {
  /** The areas with their values; or where none has one, the values as they came. */
  readonly table: Table;
  /** The key of each of its rows, as the values have it; null where an area has no value. */
  readonly keys: readonly Cell[];
  readonly key: Field;
  /** As if the table were a dataset of its own. */
  readonly dataset: Dataset;
  readonly measure: Field;
  readonly margin: Field | undefined;
  /** The dataset of boundaries, where it could be had. */
  readonly boundaries: Dataset | undefined;
  readonly matched: number;
  /** Keys that no area has. */
  readonly unmatched: readonly string[];
  /** How many rows were counted into the values. */
  readonly rows: number;
  /** Whether a margin was left out, because several rows make one value. */
  readonly marginsLeft: boolean;
}

/** Fetches the boundaries and puts the values on them. */
export async function onAreas(values: Table, about: Dataset, asked: AreaQuery, settings: AreaSettings): Promise<AreaAnswer> {
  const lost = (error: unknown): undefined => {
    console.error('<opendata-map> cannot read its boundaries', error);
  };
  const found = await areasAt(settings, values, asked).catch(lost);
  const join = found?.key && joined(values, asked.key.name, found.table, found.key.name, found.geometry.name);
  const matched = join ? join.rows.filter((row) => row >= 0).length : 0;
  const keys = values.column(asked.key.name);
  const rest = {
    key: asked.key,
    keys: Array.from(matched ? join!.rows : keys.keys(), (row) => (row < 0 ? null : cell(keys, row))),
    boundaries: found?.dataset,
    matched,
    unmatched: (join?.unmatched ?? [...keys.keys()]).map((row) => String(cell(keys, row) ?? '')),
    rows: (values.column(asked.rows.name) as Float64Array).reduce((sum, n) => sum + n, 0),
  };
  const made = matched ? tableOfAreas(join!, values, asked, found!, about, settings) : tableOfValues(values, asked, about, settings);
  return { ...made, ...rest, dataset: { ...about, fields: made.table.fields } };
}

interface Areas {
  readonly dataset: Dataset;
  readonly table: Table;
  readonly geometry: Field;
  readonly key: Field | undefined;
}

async function areasAt({ boundaries, boundariesKey, resolution }: AreaSettings, values: Table, asked: AreaQuery): Promise<Areas> {
  const dataset = await open(boundaries);
  const geometry = dataset.fields.find(({ type }) => type === 'geometry');
  if (!geometry) throw new DatasetError('bad-request', 'The boundaries have no column of areas.');
  const wanted = boundariesKey ? [find(boundariesKey, dataset.fields), nameField(dataset), geometry] : dataset.fields;
  const names = new Set(wanted.flatMap((field) => (field ? [field.name] : [])));
  const select = Array.from(names, (name) => ({ name, field: name }));
  const table = await read(dataset, { select, resolution });
  const column = values.column(asked.key.name);
  const keys = new Set(Array.from({ length: column.length }, (_, row) => keyOf(cell(column, row))));
  return { dataset, table, geometry, key: boundariesKey ? find(boundariesKey, dataset.fields) : keyFieldOf(table, keys) };
}

type Made = Pick<AreaAnswer, 'table' | 'measure' | 'margin' | 'marginsLeft'>;

function tableOfAreas(
  { areas, shapes, rows }: Joined,
  values: Table,
  asked: AreaQuery,
  { dataset, key, geometry }: Areas,
  about: Dataset,
  settings: AreaSettings,
): Made {
  const name = nameField({ ...dataset, fields: dataset.fields.filter((field) => areas.fields.some((one) => one.name === field.name)) });
  const known = nameOf(values, asked, name ?? key!, areas, rows);
  const measured = measuresOf(values, asked, about, settings, rows);
  const fields = [
    known.field,
    ...measured.fields,
    { ...geometry, name: unique(geometry.name, new Set([known.field.name, ...measured.fields.map((one) => one.name)])) },
  ];
  return { ...measured.told, table: tableFrom(fields, [known.column, ...measured.columns, shapes], undefined, withheldAt(values, rows)) };
}

/** What was withheld from the values is withheld on their areas. */
const withheldAt = ({ withheld }: Table, rows: Int32Array): Table['withheld'] =>
  withheld && new Map([...withheld].map(([name, at]) => [name, new Set([...rows.keys()].filter((area) => at.has(rows[area]!)))]));

/** What each area is called: as the editor's field of the values has it, else as the boundaries do. */
function nameOf(
  values: Table,
  { heading, key }: AreaQuery,
  field: Field,
  areas: Table,
  rows: Int32Array,
): { field: Field; column: Column } {
  const own = areas.column(field.name);
  const title = heading ? heading.field! : field.title;
  const column = Array.from(rows, (row, area) => {
    const value = heading && row >= 0 ? cell(values.column(heading.name), row) : null;
    return String(value ?? cell(own, area) ?? '');
  });
  return { field: { name: field.name === key.name ? field.name : 'area', title, type: 'string' }, column };
}

interface Measured {
  readonly fields: readonly Field[];
  readonly columns: readonly Column[];
  readonly told: Omit<Made, 'table'>;
}

function measuresOf(
  values: Table,
  asked: AreaQuery,
  about: Dataset,
  { titleOf: titleOfField, titleOfMeasure, locale }: AreaSettings,
  rows: Int32Array,
): Measured {
  const at = (name: string): Float64Array => {
    const column = values.column(name) as Float64Array;
    return Float64Array.from(rows, (row) => (row < 0 ? NaN : column[row]!));
  };
  const titleOf = (measure: Selected): string => {
    const field = about.fields.find(({ name }) => name === measure.name && name === measure.field);
    return field ? titleOfField(field) : titleOfMeasure(measure);
  };
  const measures = asked.measures.map((measure) => ({
    name: measure.name,
    title: titleOf(measure),
    type: 'number' as const,
  }));
  const columns = asked.measures.map(({ name }) => at(name));
  const [measure] = measures;
  if (!asked.margin) return { fields: measures, columns, told: { measure: measure!, margin: undefined, marginsLeft: false } };
  const margin: Field = { name: asked.margin.name, title: locale.say('marginOf', { field: measure!.title }), type: 'number' };
  const counts = at(asked.rows.name);
  const margins = at(asked.margin.name).map((value, i) => (counts[i] === 1 ? value : NaN));
  const left = counts.some((count) => count > 1);
  return { fields: [...measures, margin], columns: [...columns, margins], told: { measure: measure!, margin, marginsLeft: left } };
}

function tableOfValues(values: Table, asked: AreaQuery, about: Dataset, settings: AreaSettings): Made {
  const every = Int32Array.from({ length: values.length }, (_, row) => row);
  const measured = measuresOf(values, asked, about, settings, every);
  return {
    ...measured.told,
    table: tableFrom([asked.key, ...measured.fields], [values.column(asked.key.name), ...measured.columns], undefined, values.withheld),
  };
}
