/** Asks a busy host again after a while: as long as it wishes, or a little longer each time. */
import { pause } from './pause.js';
import type { Queue } from './queue.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

interface Asked {
  readonly host: string;
  readonly queue: Queue;
  readonly signal: AbortSignal;
  /** Milliseconds before each further try, stretched by up to a half so that pages do not come back in step. */
  readonly tries: readonly number[];
  readonly isBusy: (answer: Answer) => boolean;
}

/** The first answer of a host that is not busy, or its last. */
export async function again<Some extends Answer>(first: Some, ask: () => Promise<Some>, asked: Asked): Promise<Some> {
  let answer = first;
  for (const wait of asked.tries) {
    const duration = wishOf(answer.headers) ?? wait * (1 + Math.random() / 2);
    if (answer.status === 429) asked.queue.pause(asked.host, duration);
    await pause(duration, asked.signal);
    answer = await ask();
    if (!asked.isBusy(answer)) break;
  }
  return answer;
}

/** What `Retry-After` asks for, where the portal lets it be read and it is not absurd. */
function wishOf(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds > 0 && seconds <= 30 ? seconds * 1000 : undefined;
}
