/** One number, or one cell, for each group: SQL's aggregates, which pass over what is missing. */
import type { Aggregate, Column } from '../model.js';
import type { Steps } from '../transport/pace.js';
import { crossed, firstRows, numbered, type Groups } from './groups.js';

/** The aggregate of a column by group; without a column the count of rows. A group without any value has no sum, average, least or greatest. */
export function* aggregate(by: Aggregate, column: Column | undefined, groups: Groups): Steps<Column> {
  yield;
  if (!column) return counted(groups);
  if (by === 'count distinct') return yield* distinct(column, groups);
  if (by === 'count') return countedCells(column, groups);
  if (by === 'min' || by === 'max') return extreme(column, groups, by === 'min');
  return summed(column, groups, by === 'avg');
}

function counted({ codes, count }: Groups): Float64Array {
  const numbers = new Float64Array(count);
  for (let row = 0; row < codes.length; row++) numbers[codes[row]!]!++;
  return numbers;
}

const present = (cell: Column[number]): boolean => cell !== null && cell === cell;

function countedCells(column: Column, { codes, count }: Groups): Float64Array {
  const numbers = new Float64Array(count);
  for (let row = 0; row < codes.length; row++) if (present(column[row]!)) numbers[codes[row]!]!++;
  return numbers;
}

function* distinct(column: Column, groups: Groups): Steps<Float64Array> {
  const numbers = new Float64Array(groups.count);
  for (const row of firstRows(yield* crossed(groups, yield* numbered(column)))) {
    if (present(column[row]!)) numbers[groups.codes[row]!]!++;
  }
  return numbers;
}

/** True counts as 1. */
function summed(column: Column, { codes, count }: Groups, average: boolean): Float64Array {
  const sums = new Float64Array(count);
  const counts = new Float64Array(count);
  for (let row = 0; row < codes.length; row++) {
    const cell = column[row]!;
    if (cell === null || cell !== cell) continue;
    sums[codes[row]!]! += Number(cell);
    counts[codes[row]!]!++;
  }
  return sums.map((sum, index) => (counts[index] === 0 ? NaN : average ? sum / counts[index]! : sum));
}

function extreme(column: Column, { codes, count }: Groups, least: boolean): Column {
  const numeric = column instanceof Float64Array;
  const best = numeric ? new Float64Array(count).fill(NaN) : new Array<Column[number]>(count).fill(null);
  for (let row = 0; row < codes.length; row++) {
    const [cell, code] = [column[row]!, codes[row]!];
    const known = best[code]!;
    if (cell === null || cell !== cell) continue;
    if (known === null || known !== known || (least ? cell < known : cell > known)) best[code] = cell as never;
  }
  return best as Column;
}
