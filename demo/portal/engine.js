/** The way to PostgreSQL: questions wait in line, and one that overruns costs the worker its life instead of the portal its answer. */
import { Worker } from 'node:worker_threads';

/** PostgreSQL refused; `code` is its SQLSTATE, `position` the character it points to (from 1). */
export class SqlError extends Error {
  constructor({ message, ...about }) {
    super(message);
    Object.assign(this, about);
  }
}

/** `admin_shutdown`. */
const stopped = { code: '57P01', message: 'terminating connection due to administrator command' };

/** `query_canceled`: what PostgreSQL answers when a statement timeout strikes, which PGlite itself never does. */
const cancelled = { code: '57014', message: 'canceling statement due to statement timeout' };

/**
 * @typedef {{ fields: { name: string, oid: number }[], rows: (string | null)[][] }} SqlResult every value as PostgreSQL prints it
 * @typedef {{ query(sql: string, params?: unknown[]): Promise<SqlResult>, close(): Promise<void> }} Engine
 */

/**
 * @param {{ timeout?: number }} [options] `timeout` in milliseconds for one statement.
 * @returns {Promise<Engine>}
 */
export async function openEngine({ timeout = 20_000 } = {}) {
  let worker;
  let line = Promise.resolve();
  let closed = false;

  const wake = async () => {
    worker = await start();
    worker.once('exit', () => (worker = undefined));
  };
  const askNow = async (question) => {
    if (!closed && !worker) await wake();
    if (closed) await worker?.terminate();
    if (closed) throw new SqlError(stopped);
    const { error, overrun, ...answer } = await reply(worker, question, timeout);
    if (overrun) await worker?.terminate();
    if (error) throw new SqlError(error);
    return answer;
  };
  await wake();

  return {
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
    worker.on('message', ({ ready, warning }) => {
      if (warning) console.warn(warning);
      if (ready) resolve(worker);
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
    const failed = () => done({ overrun: true, error: stopped });
    const timer = setTimeout(() => done({ overrun: true, error: cancelled }), timeout);
    worker.on('message', done).on('error', failed).on('exit', failed);
    worker.postMessage(question);
  });
}
