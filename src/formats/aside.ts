/** Large files, read beside the page or, where it allows no worker, on it in short turns. */
import type { Table } from '../model.js';
import { done, hired } from '../transport/beside.js';
import { paceOf } from '../transport/pace.js';
import type { Parts } from './flow.js';
import { unpacked } from './packed.js';
import { assembled, readParts, type Coming } from './streamed.js';

type Pieces = Parameters<typeof assembled>[0];

/** The table in a file whose parts come one after the other; ends with the signal. */
export async function readAside(file: Coming, parts: Parts, signal?: AbortSignal, hire = hired): Promise<Table> {
  const worker = await hire();
  const read = worker
    ? assembled(await done<Pieces[number]>(worker, { work: 'file', input: file }, parts, signal))
    : await readParts(file, parts, paceOf(signal));
  return 'columns' in read ? unpacked(read) : read;
}
