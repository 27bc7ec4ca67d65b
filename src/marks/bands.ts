/** The room of each category: a row with its name beside or above it, or a column with its name below. */
import { widthOf } from './text.js';
import type { Box } from './time-chart.js';
import { wrapped } from './wrap.js';

/** What bands know of a chart: its categories by name, and what stands in each. */
export interface Banded {
  readonly categories: readonly { readonly title: string }[];
  readonly series: readonly unknown[];
  readonly mark: string;
  readonly stacked: boolean;
  /** Whether the categories follow one another by nature, so that not each needs its name. */
  readonly natural: boolean;
  /** The texts at the edges of bins, one more than there are bins; an open end is empty. */
  readonly edgeTexts?: readonly string[];
}

/** Where a category's marks stand across the direction of the values. */
export interface Band {
  readonly start: number;
  readonly size: number;
}

/** A category's name in its lines, the first of which stands at `y`. */
export interface Name {
  readonly category: number;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Letters' heights from line to line. */
export const lineHeight = 1.25;
/** Narrower pictures have the names above their rows. */
const roomBeside = 440;
/** How far names above their rows stand from where values begin. */
const indent = 6;
/** The part of a picture's width that names may take. */
const widestNames = 0.36;

/** Rows one below the other, as high as their names and marks need. */
export function bandsDown({ categories, series, stacked, mark }: Banded, { width, font }: Box) {
  const above = width < roomBeside;
  const room = above ? width - indent : width * widestNames;
  const lines = categories.map(({ title }) => wrapped(title, room, font));
  const left = above ? 2 : Math.max(...lines.flat().map((line) => widthOf(line, font))) + 12;
  const beside = stacked || mark === 'dot' ? 1 : series.length;
  const thickness = beside === 1 ? font * 1.6 : font * 1.25 * beside;
  const between = above || beside > 1 ? font * 0.9 : font * 0.45;
  let at = 2;
  const rows = lines.map((of, category) => {
    const text = of.length * font * lineHeight;
    const height = above ? text + thickness + 3 : Math.max(text, thickness);
    const band: Band = { start: above ? at + text + 3 : at + (height - thickness) / 2, size: thickness };
    const y = above ? at + font * 0.9 : at + (height - text) / 2 + font * 0.95;
    at += height + between;
    return { band, name: { category, lines: of, x: above ? indent : left - 10, y, anchor: above ? 'start' : 'end' } satisfies Name };
  });
  return { bands: rows.map(({ band }) => band), names: rows.map(({ name }) => name), left, bottom: at - between / 2 };
}

/** Columns side by side. */
export function bandsAcross(chart: Banded, { left, right }: { readonly left: number; readonly right: number }, font: number) {
  const { categories, edgeTexts } = chart;
  const step = (right - left) / categories.length;
  const gap = edgeTexts ? Math.min(1, step * 0.1) : Math.min(24, step * 0.25);
  const bands = categories.map((_, i): Band => ({ start: left + i * step + gap / 2, size: step - gap }));
  const names = edgeTexts ? edgeNames(edgeTexts, left, right, font) : namesBelow(chart, left, right, font);
  const most = Math.max(1, ...names.map(({ lines }) => lines.length));
  return { bands, names, below: most * font * lineHeight + font * 0.6 };
}

/** Each name under its column in its lines; those that follow one another by nature in one, as many as have room. */
function namesBelow({ categories, natural }: Banded, left: number, right: number, font: number): Name[] {
  const step = (right - left) / categories.length;
  const middle = (category: number): number => left + (category + 0.5) * step;
  const titles = categories.map(({ title }) => title);
  if (natural) return namesApart(titles, middle, left, right, font).map(({ at, ...name }) => ({ category: at, ...name }));
  return titles.map((title, category) => ({
    category,
    lines: wrapped(title, step - 4, font),
    x: middle(category),
    y: font * 1.2,
    anchor: 'middle',
  }));
}

/** The edges between bins, as many as stand apart. */
function edgeNames(texts: readonly string[], left: number, right: number, font: number): Name[] {
  const step = (right - left) / (texts.length - 1);
  return namesApart(texts, (at) => left + at * step, left, right, font).map(({ at: _, ...name }) => ({ category: -1, ...name }));
}

/** All names that stand apart, or every second, third …, none of them beyond the picture or under what stands beside the axis. */
function namesApart(texts: readonly string[], place: (at: number) => number, left: number, right: number, font: number) {
  const widest = Math.max(...texts.map((text) => widthOf(text, font)));
  const every = Math.max(1, Math.ceil((widest + font * 0.6) / (place(1) - place(0))));
  let free = -Infinity;
  return texts.flatMap((text, at) => {
    const half = widthOf(text, font) / 2;
    const x = Math.min(right - half, Math.max(half + Math.max(0, left - 6), place(at)));
    if (at % every || !text || x - half < free) return [];
    free = x + half + font * 0.4;
    return [{ at, lines: [text], x, y: font * 1.2, anchor: 'middle' as const }];
  });
}
