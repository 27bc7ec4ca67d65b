/** Every row of a question, however many: one export of an Opendatasoft dataset, read line by line while it comes. */
import { partsOf as bytesOf } from '../../formats/flow.js';
import { rowsIn } from '../../formats/rows-in.js';
import { DatasetError, type Dataset, type Get, type Query, type Table } from '../../model.js';
import { askJson, type Json } from '../shared/answer.js';
import { addressOf, ask, explain, limits } from './api.js';
import { totalOf } from './datasets.js';
import { isGrouped, partsOf } from './odsql-columns.js';
import { asAsked, kept, pageSize, printOrder, readRows, rowsWithin, selectOf } from './read.js';

/** Exports begin at the first row and have no parts: few rows come at once, many as they are written. */
export async function* exported(dataset: Dataset, query: Query, get: Get): AsyncGenerator<Table, void> {
  const { ref } = dataset;
  const narrowing = kept(dataset, query);
  const total = totalOf(await ask(get, ref, '/records', [...narrowing, ['limit', 0]])) ?? 0;
  const parts = partsOf(dataset, query);
  const url = addressOf(ref, '/exports/jsonl', [
    ...narrowing,
    ['select', selectOf(parts)],
    ['order_by', printOrder(query, parts, [])],
    ['limit', -1],
  ]);
  const answer = isGrouped(query) || total < limits.lastRow ? undefined : await get(url, { stream: true });
  // Other software that speaks this language may not know the format.
  if (!answer || (!answer.ok && total <= pageSize)) return void (yield await readRows(dataset, query, get));
  if (!answer.ok) await askJson(() => Promise.resolve(answer), url, explain);
  const within = rowsWithin(dataset, parts, []);
  let loaded = 0;
  for await (const lines of linesIn(bytesOf(answer, url))) {
    const rows = rowsIn(
      lines.map((line) => JSON.parse(line) as Json),
      within,
    );
    loaded += rows.length;
    yield { ...asAsked(rows, dataset, parts), total };
  }
  if (loaded < total) throw new DatasetError('bad-response', `The portal gave ${loaded} rows of ${total}, and then no more`, { url });
}

/** Whole lines, as many at a time as have come, without those that say nothing. */
async function* linesIn(parts: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[], void> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const bytes of parts) {
    const lines = `${begun}${decoder.decode(bytes, { stream: true })}`.split('\n');
    begun = lines.pop()!;
    const whole = lines.filter(saysAny);
    if (whole.length) yield whole;
  }
  if (saysAny(begun)) yield [begun];
}

const saysAny = (line: string): boolean => line.trim() !== '';
