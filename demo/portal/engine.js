/** The way to PostgreSQL: questions wait in line, and one that overruns costs the worker its life instead of the portal its answer. */
import { Worker } from 'node:worker_threads';

/** PostgreSQL refused; `code` is its SQLSTATE, `position` the character it points to (from 1). */
export class SqlError extends Error {
  constructor({ message, ...about }) {
    super(message);
    Object.assign(this, about);
  }
}

/** `query_canceled`: what PostgreSQL answers when a statement timeout strikes, which PGlite itself never does. */
const cancelled = () => new SqlError({ code: '57014', message: 'canceling statement due to statement timeout' });

/**
 * @param {{ timeout?: number }} [options] `timeout` in milliseconds for one statement.
 * @returns {Promise<{ fresh: boolean, query(sql: string, params?: unknown[]): Promise<{ fields: { name: string, oid: number }[], rows: (string | null)[][] }>, close(): Promise<void> }>}
 */
export async function openEngine({ timeout = 20_000 } = {}) {
  let { worker, fresh } = await start();
  let line = Promise.resolve();
  let closed = false;

  const askNow = async (question) => {
    if (closed) throw new Error('The portal is closed.');
    worker ??= (await start()).worker;
    const answer = await reply(worker, question, timeout);
    if (answer.overrun) {
      await worker.terminate();
      worker = undefined;
    }
    if (answer.error) throw new SqlError(answer.error);
    return answer;
  };

  return {
    fresh,
    query(sql, params = []) {
      const answer = line.then(() => askNow({ sql, params }));
      line = answer.catch(() => {});
      return answer;
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

function start() {
  const worker = new Worker(new URL('engine-worker.js', import.meta.url));
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The database stopped before it was ready.')));
    worker.on('message', ({ ready, fresh, warning }) => {
      if (warning) console.warn(warning);
      if (ready) resolve({ worker, fresh });
    });
  });
}

function reply(worker, question, timeout) {
  return new Promise((resolve) => {
    const done = (answer) => {
      clearTimeout(timer);
      worker.off('message', done).off('error', failed).off('exit', failed);
      resolve(answer);
    };
    const failed = () => done({ overrun: true, error: { code: '57P01', message: 'terminating connection due to administrator command' } });
    const timer = setTimeout(() => done({ overrun: true, error: cancelled() }), timeout);
    worker.on('message', done).on('error', failed).on('exit', failed);
    worker.postMessage(question);
  });
}
