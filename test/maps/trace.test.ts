import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Shape } from '../../src/maps/shapes.js';
import { trace } from '../../src/maps/trace.js';

/** A frame of 100 pixels in each direction; rings reach far beyond it. */
const frame = { west: 0, north: 0, scale: 1, width: 100, height: 100 };
const vertex = fc.tuple(fc.integer({ min: -30, max: 40 }), fc.integer({ min: -30, max: 40 })).map(([x, y]) => [x * 10, y * 10] as const);
const rings = fc.array(fc.array(vertex, { minLength: 3, maxLength: 40 }), { minLength: 1, maxLength: 3 });
const seen = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([x, y]) => [x + 0.37, y + 0.41] as const);

const shapeOf = (vertices: readonly (readonly (readonly [number, number])[])[], filled: boolean): Shape => ({
  row: 0,
  filled,
  rings: vertices.map((ring) => Float64Array.from(ring.flat())),
  box: { west: -300, north: -300, east: 400, south: 400 },
});

function plain({ rings, filled }: Shape): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0]!, ring[1]!);
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i]!, ring[i + 1]!);
    if (filled) path.closePath();
  }
  return path;
}

/** Remembers what was drawn. */
class Pen {
  readonly vertices: number[][] = [];
  moveTo(x: number, y: number): void {
    this.vertices.push([x, y]);
  }
  lineTo(x: number, y: number): void {
    this.vertices.push([x, y]);
  }
  closePath(): void {
    return;
  }
}

function traced(shape: Shape): Path2D {
  const path = new Path2D();
  trace(path, frame, shape);
  return path;
}

describe('tracing', () => {
  const context = document.createElement('canvas').getContext('2d')!;

  it('covers what all the vertices cover, within the frame', () => {
    fc.assert(
      fc.property(rings, seen, (vertices, [x, y]) => {
        const shape = shapeOf(vertices, true);
        expect(context.isPointInPath(traced(shape), x, y)).to.equal(context.isPointInPath(plain(shape), x, y));
      }),
      { numRuns: 400 },
    );
  });

  it('strokes what all the vertices stroke, within the frame', () => {
    context.lineWidth = 4;
    fc.assert(
      fc.property(rings, seen, (vertices, [x, y]) => {
        const shape = shapeOf(vertices, false);
        expect(context.isPointInStroke(traced(shape), x, y)).to.equal(context.isPointInStroke(plain(shape), x, y));
      }),
      { numRuns: 400 },
    );
  });

  it('leaves out what no reader sees: a coast beyond the frame, and steps within a pixel', () => {
    const coast = Array.from({ length: 10_000 }, (_, i) => [150 + (i % 7), i / 100] as const);
    const beyond = new Pen();
    trace(beyond as unknown as CanvasPath, frame, shapeOf([[[50, 0], ...coast, [50, 100]]], true));
    expect(beyond.vertices.length).to.be.below(8);
    const steps = Array.from({ length: 1000 }, (_, i) => [i / 100, 50] as const);
    const within = new Pen();
    trace(within as unknown as CanvasPath, frame, shapeOf([steps], false));
    expect(within.vertices.length).to.be.within(10, 13);
    expect(within.vertices.at(-1)).to.deep.equal([9.99, 50]);
  });
});
