import { aTimeout, expect, nextFrame, waitUntil } from '@open-wc/testing';
import { boxIn, type Frame } from '../../src/maps/frame.js';
import { contains } from '../../src/maps/mercator.js';
import { Sheet } from '../../src/maps/sheet.js';

const view: Frame = { west: 0.5, north: 0.5, scale: 10_000, width: 400, height: 300 };
const moved = (right: number, frame = view): Frame => ({ ...frame, west: frame.west + right / frame.scale });
const nearer: Frame = { ...view, scale: 20_000 };

/** A sheet whose drawing takes so many steps of some milliseconds, and all frames that were laid. */
function sheetOf(steps: number, milliseconds = 0): { sheet: Sheet<Frame>; laid: Frame[]; begun: Frame[] } {
  const [laid, begun]: [Frame[], Frame[]] = [[], []];
  const sheet = new Sheet<Frame>({
    *draw(_, frame) {
      begun.push(frame);
      for (let step = 0; step < steps; step++) {
        const end = performance.now() + milliseconds;
        while (performance.now() < end);
        yield;
      }
      return frame;
    },
    lay: (_, frame) => laid.push(frame),
    laid: () => undefined,
  });
  return { sheet, laid, begun };
}

describe('a sheet', () => {
  it('shows what is quickly drawn at once, and then reaches beyond it', async () => {
    const { sheet, laid } = sheetOf(3);
    sheet.draw(view);
    expect(laid).to.deep.equal([view]);
    await waitUntil(() => laid.length === 2, 'it reaches beyond');
    expect(laid[1]!.width).to.equal(600);
    expect(contains(boxIn(laid[1]!), boxIn(view))).to.be.true;
    await aTimeout(400);
    expect(laid, 'and rests').to.have.length(2);
    sheet.remove();
  });

  it('is not drawn while what is seen moves on it, and is where it ends', async () => {
    const { sheet, laid } = sheetOf(3);
    sheet.draw(view);
    await waitUntil(() => laid.length === 2, 'it reaches beyond');
    for (let right = 0; right <= 100; right += 10) sheet.follow(moved(right));
    expect(laid).to.have.length(2);
    sheet.follow(moved(130));
    expect(laid).to.have.length(3);
    expect(contains(boxIn(laid[2]!), boxIn(moved(200)))).to.be.true;
    sheet.remove();
  });

  it('draws in turns that leave the page its frames, and shows what it has meanwhile', async () => {
    const { sheet, laid } = sheetOf(30, 10);
    sheet.draw(view);
    sheet.finish();
    expect(laid).to.deep.equal([view]);
    const began = performance.now();
    sheet.follow(nearer);
    expect(performance.now() - began, 'its first turn').to.be.below(150);
    expect(sheet.drawn).to.deep.equal(view);
    await waitUntil(() => laid.length === 2, 'the nearer view is drawn', { timeout: 5000 });
    expect(sheet.drawn).to.deep.equal(nearer);
    sheet.remove();
  });

  it('drops a drawing that serves nobody any more, and finishes none after its end', async () => {
    const { sheet, laid, begun } = sheetOf(30, 4);
    sheet.draw(view);
    sheet.draw(nearer);
    expect(begun).to.deep.equal([view, nearer]);
    expect(sheet.finish()).to.be.true;
    expect(laid).to.deep.equal([nearer]);
    sheet.draw(view);
    sheet.remove();
    await nextFrame();
    await aTimeout(300);
    expect(laid).to.deep.equal([nearer]);
  });
});
