/** One answer for all who ask the same, and what ends it. */
import { expect } from '@open-wc/testing';
import { Share, type ShareOptions } from '../../src/transport/share.js';

interface Answer {
  readonly number: number;
}

/** A share whose answers come when told to, and what was asked of their maker. */
function sharing(options: Partial<ShareOptions<Answer>> = {}) {
  const share = new Share<Answer>({ lifetime: 60_000, most: 3, keeps: () => true, ...options });
  const made: { signal: AbortSignal; settle: (answer: Answer) => void; fail: (error: Error) => void }[] = [];
  const make = (signal: AbortSignal): Promise<Answer> => new Promise((settle, fail) => made.push({ signal, settle, fail }));
  return { share, made, make, ask: (key = 'a', signal?: AbortSignal, fresh?: boolean) => share.ask(key, make, { signal, fresh }) };
}
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: Error) => error.name,
  );

describe('Share', () => {
  it('asks once for fifty askers, who all get the one answer', async () => {
    const { ask, made } = sharing();
    const asked = Array.from({ length: 50 }, () => ask());
    made[0]!.settle({ number: 1 });
    const answers = await Promise.all(asked);
    expect([made.length, new Set(answers).size]).to.deep.equal([1, 1]);
    expect(await ask()).to.equal(answers[0]);
  });

  it('asks apart for other keys', async () => {
    const { ask, made } = sharing();
    const asked = [ask('a'), ask('b')];
    made.forEach(({ settle }, number) => settle({ number }));
    expect((await Promise.all(asked)).map(({ number }) => number)).to.deep.equal([0, 1]);
  });

  it('goes on for the others when one loses interest, and aborts when the last does', async () => {
    const { ask, made } = sharing();
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [ask('a', first.signal), ask('a', second.signal)].map(outcome);
    first.abort();
    expect(await asked[0]).to.equal('AbortError');
    expect(made[0]!.signal.aborted).to.equal(false);
    second.abort();
    expect(await asked[1]).to.equal('AbortError');
    expect(made[0]!.signal.aborted).to.equal(true);
  });

  it('is never aborted while somebody without a signal waits', async () => {
    const { ask, made } = sharing();
    const leaver = new AbortController();
    const asked = [outcome(ask('a', leaver.signal)), outcome(ask('a'))];
    leaver.abort();
    await asked[0];
    made[0]!.settle({ number: 7 });
    expect(await asked[1]).to.deep.equal({ number: 7 });
  });

  it('begins anew for who comes after the last has left', async () => {
    const { ask, made } = sharing();
    const leaver = new AbortController();
    const left = outcome(ask('a', leaver.signal));
    leaver.abort();
    await left;
    const asked = ask('a');
    made[1]!.settle({ number: 2 });
    expect(await asked).to.deep.equal({ number: 2 });
  });

  it('does not begin for who has lost interest already', async () => {
    const { ask, made } = sharing();
    expect(await outcome(ask('a', AbortSignal.abort()))).to.equal('AbortError');
    expect(made.length).to.equal(0);
  });

  it('asks again for a fresh answer, but joins one that is under way', async () => {
    const { ask, made } = sharing();
    const first = ask();
    made[0]!.settle({ number: 1 });
    await first;
    const fresh = [ask('a', undefined, true), ask('a', undefined, true)];
    expect(made.length).to.equal(2);
    made[1]!.settle({ number: 2 });
    await Promise.all(fresh);
    expect(await ask()).to.deep.equal({ number: 2 });
  });

  it('remembers neither failures nor what is not to be given again', async () => {
    const { ask, made } = sharing({ remembers: ({ number }) => number > 0 });
    const failing = outcome(ask());
    made[0]!.fail(new RangeError());
    expect(await failing).to.equal('RangeError');
    const passing = ask();
    made[1]!.settle({ number: 0 });
    await passing;
    void ask();
    expect(made.length).to.equal(3);
  });

  it('forgets after its lifetime and beyond its number', async () => {
    const settled = async ({ ask, made }: ReturnType<typeof sharing>, key: string) => {
      const asked = ask(key);
      made.at(-1)!.settle({ number: made.length });
      return asked;
    };
    const brief = sharing({ lifetime: -1 });
    await settled(brief, 'a');
    void brief.ask('a');
    expect(brief.made.length).to.equal(2);
    const few = sharing({ most: 2 });
    for (const key of ['a', 'b', 'c']) await settled(few, key);
    void few.ask('b');
    expect(few.made.length, 'b is remembered').to.equal(3);
    void few.ask('a');
    expect(few.made.length, 'a is forgotten').to.equal(4);
  });
});
