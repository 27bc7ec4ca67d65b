/** The sheet that places are drawn on: it reaches beyond what is seen and moves with the ground, and is drawn anew in short turns where it no longer serves. */
import type { Steps } from '../transport/pace.js';
import { boxIn, cleared, layerNamed, reaching, type Frame } from './frame.js';
import { contains } from './mercator.js';

/** Milliseconds of one turn: of the first drawing, for which everybody waits, and of those that another stands in for. */
const turns = { first: 40, later: 8 };

export interface SheetOptions<Drawn> {
  /** Draws a frame, of which the reader sees a part. */
  readonly draw: (context: CanvasRenderingContext2D, frame: Frame, seen: Frame) => Steps<Drawn>;
  /** Lays what is drawn on the ground. */
  readonly lay: (canvas: HTMLCanvasElement, frame: Frame) => void;
  /** It lies there. */
  readonly laid: () => void;
}

interface Coming<Drawn> {
  readonly canvas: HTMLCanvasElement;
  readonly frame: Frame;
  readonly steps: Steps<Drawn>;
}

export class Sheet<Drawn> {
  #options: SheetOptions<Drawn>;
  #shown: { readonly canvas: HTMLCanvasElement; readonly frame: Frame; readonly drawn: Drawn } | undefined;
  #coming: Coming<Drawn> | undefined;
  #spare: HTMLCanvasElement | undefined;
  #turn = 0;
  #rest = 0;

  constructor(options: SheetOptions<Drawn>) {
    this.#options = options;
  }

  /** What is shown now; undefined before the first drawing. */
  get drawn(): Drawn | undefined {
    return this.#shown?.drawn;
  }

  /** The reader sees another part: what is shown moves along, and is drawn anew where it does not reach. */
  follow(seen: Frame): void {
    const frame = this.#coming?.frame ?? this.#shown?.frame;
    if (!frame) return;
    if (!serves(frame, seen)) this.#begin(frame.scale === seen.scale ? reaching(seen) : seen, seen);
    else if (!this.#coming && !serves(frame, reaching(seen, 0.5))) this.#reachLater(seen);
  }

  /** Draws anew what is seen. */
  draw(seen: Frame): void {
    this.#begin(seen, seen);
  }

  /** Draws at once what is still to be drawn; whether anything is shown. */
  finish(): boolean {
    this.#work(Infinity);
    return this.#shown !== undefined;
  }

  remove(): void {
    cancelAnimationFrame(this.#turn);
    clearTimeout(this.#rest);
    this.#coming = undefined;
  }

  #begin(frame: Frame, seen: Frame): void {
    this.remove();
    const canvas = this.#spare ?? layerNamed('sheet');
    this.#spare = canvas;
    this.#coming = { canvas, frame, steps: this.#options.draw(cleared(canvas, frame), frame, seen) };
    this.#work(this.#shown ? turns.later : turns.first);
    if (!serves(frame, reaching(seen, 0.5))) this.#reachLater(seen);
  }

  /** A page that nobody sees has no frames to wait for. */
  #work(milliseconds: number): void {
    const end = performance.now() + milliseconds;
    while (this.#coming) {
      const { done, value } = this.#coming.steps.next();
      if (done) this.#finish(this.#coming, value);
      else if (performance.now() > end && !document.hidden) {
        this.#turn = requestAnimationFrame(() => this.#work(turns.later));
        return;
      }
    }
  }

  #finish({ canvas, frame }: Coming<Drawn>, drawn: Drawn): void {
    this.#coming = undefined;
    this.#spare = this.#shown?.canvas;
    this.#shown = { canvas, frame, drawn };
    this.#options.lay(canvas, frame);
    this.#spare?.remove();
    this.#options.laid();
  }

  /** Once the map rests, what is drawn reaches beyond what is seen again. */
  #reachLater(seen: Frame): void {
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => (this.#coming ? this.#reachLater(seen) : this.#begin(reaching(seen), seen)), rest);
  }
}

const rest = 150;

const serves = (frame: Frame, seen: Frame): boolean => frame.scale === seen.scale && contains(boxIn(frame), boxIn(seen));
