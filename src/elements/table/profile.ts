/** What a column holds, counted by the portal over all rows: how much is missing, its reach, its most frequent values. */
import { isCode } from '../../dataset/measured.js';
import type { Field, Predicate, Query, Selected, Table } from '../../model.js';
import { cell, isDate, type Cell } from '../../table.js';

export interface Profile {
  readonly rows: number;
  /** How many rows have a value; NaN where so few have one that their number is not told. */
  readonly filled: number;
  readonly distinct?: number;
  readonly min?: Cell;
  readonly max?: Cell;
  readonly avg?: Cell;
  /** The most frequent values, most frequent first; `n` is NaN where it is too small to be told. */
  readonly top: readonly { readonly value: Cell; readonly n: number }[];
}

/** So many of the most frequent values are told. */
const most = 12;

/** Whether a column is better told by its values than by its reach. */
export const byValues = (field: Field): boolean =>
  !isDate(field.type) && (field.type !== 'number' || isCode(field)) && field.type !== 'geometry';

/** Asks two questions side by side, of the rows that the rest of the table's conditions keep. */
export async function profileOf(field: Field, where: Predicate | undefined, ask: (query: Query) => Promise<Table>): Promise<Profile> {
  const kept = where ? { where } : {};
  const [facts, top] = await Promise.all([
    ask({ ...kept, select: factsOf(field) }),
    byValues(field) ? ask({ ...kept, ...frequent(field.name) }) : undefined,
  ]);
  const fact = (name: string): Cell => (facts.fields.some((known) => known.name === name) ? cell(facts.column(name), 0) : null);
  return {
    rows: numberOf(fact('rows')),
    filled: numberOf(fact('filled')),
    ...(byValues(field) ? { distinct: numberOf(fact('distinct')) } : { min: fact('min'), max: fact('max'), avg: fact('avg') }),
    top: top ? valuesIn(top) : [],
  };
}

const numberOf = (value: Cell): number => Number(value ?? NaN);

function factsOf({ name: field, ...rest }: Field): Selected[] {
  const told = { name: field, ...rest };
  return [
    { name: 'rows', aggregate: 'count' },
    { name: 'filled', field, aggregate: 'count' },
    ...(byValues(told) ? [{ name: 'distinct', field, aggregate: 'count distinct' } as const] : []),
    ...(!byValues(told) && rest.type !== 'geometry'
      ? ([
          { name: 'min', field, aggregate: 'min' },
          { name: 'max', field, aggregate: 'max' },
        ] as const)
      : []),
    ...(!byValues(told) && rest.type === 'number' ? [{ name: 'avg', field, aggregate: 'avg' } as const] : []),
  ];
}

const frequent = (field: string): Query => ({
  select: [
    { name: 'value', field },
    { name: 'n', aggregate: 'count' },
  ],
  order: [{ by: 'n', descending: true }],
  limit: most + 1,
});

function valuesIn(table: Table): Profile['top'] {
  const rows = Array.from({ length: table.length }, (_, row) => ({
    value: cell(table.column('value'), row),
    n: numberOf(cell(table.column('n'), row)),
  }));
  return rows.filter(({ value }) => value !== null).slice(0, most);
}
