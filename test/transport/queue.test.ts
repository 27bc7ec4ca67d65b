/** A place in line for each host. */
import { expect } from '@open-wc/testing';
import { pause } from '../../src/transport/pause.js';
import { Queue } from '../../src/transport/queue.js';

const never = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Work that is done when told to. */
function works(queue: Queue) {
  const underWay: (() => void)[] = [];
  const begin = (host: string, signal = never): Promise<void> => queue.run(host, signal, () => new Promise((done) => underWay.push(done)));
  return { underWay, begin };
}

describe('Queue', () => {
  it('lets four in at once, and one more for each that leaves', async () => {
    const { underWay, begin } = works(new Queue());
    const all = Array.from({ length: 10 }, () => begin('a.gov'));
    for (let left = 0; left < 10; left++) {
      await turn();
      expect(underWay.length).to.equal(Math.min(left + 4, 10));
      underWay[left]!();
    }
    await Promise.all(all);
  });

  it('keeps hosts apart', async () => {
    const { underWay, begin } = works(new Queue());
    for (const host of ['a.gov', 'b.gov']) for (let n = 0; n < 6; n++) void begin(host);
    await turn();
    expect(underWay.length).to.equal(8);
  });

  it('gives the place on when the work fails', async () => {
    const queue = new Queue();
    const failing = Array.from({ length: 6 }, () =>
      queue.run('a.gov', never, () => Promise.reject(new Error('no'))).catch((error: Error) => error.message),
    );
    expect(await Promise.all(failing)).to.deep.equal(Array(6).fill('no'));
    expect(await queue.run('a.gov', never, () => Promise.resolve('yes'))).to.equal('yes');
  });

  it('passes over who has lost interest while waiting', async () => {
    const { underWay, begin } = works(new Queue());
    for (let n = 0; n < 4; n++) void begin('a.gov');
    const leaver = new AbortController();
    const left = begin('a.gov', leaver.signal).catch((error: Error) => error.name);
    void begin('a.gov');
    leaver.abort();
    await turn();
    underWay[0]!();
    expect(await left).to.equal('AbortError');
    await turn();
    expect(underWay.length).to.equal(5);
  });

  it('lets nobody start while the host has asked for a pause', async () => {
    const queue = new Queue();
    queue.pause('a.gov', 120);
    const start = performance.now();
    await Promise.all([
      queue.run('a.gov', never, () => Promise.resolve()),
      queue.run('b.gov', never, () => Promise.resolve(expect(performance.now() - start).to.be.below(100))),
    ]);
    expect(performance.now() - start).to.be.above(100);
  });
});

describe('pause', () => {
  it('ends with its signal', async () => {
    const controller = new AbortController();
    const waiting = pause(60_000, controller.signal).catch((error: Error) => error.name);
    controller.abort();
    expect(await waiting).to.equal('AbortError');
  });
});
