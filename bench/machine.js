/** The machine that measures: what it is, and whether it is left in peace. */
import { cpus, loadavg, release, totalmem } from 'node:os';
import { setTimeout as rest } from 'node:timers/promises';

/** Above this share of busy time another process is felt in the figures. */
const quietBelow = 0.35;
const look = 500;

export const machine = () => {
  const [{ model }] = cpus();
  return `${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.versions.node}`;
};

export const load = () => loadavg()[0];

/**
 * Waits until the machine is quiet, at most this long.
 * @returns {Promise<number>} The share of its time that it is busy with something else, 0 to 1.
 */
export async function quiet(seconds) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const busy = await busyShare();
    if (busy < quietBelow || Date.now() >= end) return busy;
  }
}

async function busyShare() {
  const before = spent();
  await rest(look);
  const after = spent();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

function spent() {
  const times = cpus().map(({ times }) => times);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b), 0) };
}
