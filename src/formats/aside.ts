/** Large files and answers, read beside the page or, where it allows no worker, on it in short turns. */
import type { Table } from '../model.js';
import { done, hired } from '../transport/beside.js';
import { endingOf } from '../transport/endings.js';
import { breath, paced, paceOf } from '../transport/pace.js';
import { chained, type Parts } from './flow.js';
import { unpacked } from './packed.js';
import { assembled, type Around, type Piece } from './pieces.js';
import type { Within } from './rows-in.js';
import type { Answered } from './rows-within.js';
import type { Coming } from './streamed.js';

/** The table in a file whose parts come one after the other; ends with the signal. */
export async function readAside(file: Coming, parts: Parts, signal?: AbortSignal, hire = hired): Promise<Table> {
  const worker = await hire();
  const read = worker
    ? assembled(await done<Piece>(worker, { work: 'file', input: file }, parts, signal))
    : await (await import('./streamed.js')).readParts(file, parts, paceOf(signal)).finally(breath);
  return 'columns' in read ? unpacked(read) : read;
}

/** The rows within a JSON answer, which came with a response; ends with those who asked for it. */
export async function rowsAside<Answer>(bytes: ArrayBuffer, within: Within, response: Response, hire = hired): Promise<Answered<Answer>> {
  const signal = endingOf(response);
  const worker = await hire();
  const whole = new Uint8Array(bytes);
  if (!worker) {
    const { rowsWithin } = await import('./rows-within.js');
    return paced(rowsWithin(whole, within), paceOf(signal)).finally(breath) as Promise<Answered<Answer>>;
  }
  const pieces = await done<Around | Piece>(worker, { work: 'rows', input: within }, chained([whole]), signal);
  const { around, length } = pieces.shift() as Around;
  return { answer: around as Answer, rows: { ...unpacked(assembled(pieces as Piece[])), length } };
}
