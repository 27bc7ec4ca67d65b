/** The ground of a map that asks no third party for one: meridians, parallels, their degrees, and a frame ruled like a survey sheet's. */
import type { Locale } from '../locale/index.js';
import { boxIn, type Frame, type Inks } from './frame.js';
import { latitudeOf, longitudeOf, xOf, yOf } from './mercator.js';

/** Distances between lines, in seconds of arc; each is a multiple of one at least three times finer. */
const steps = [324_000, 108_000, 54_000, 36_000, 18_000, 7200, 3600, 1800, 600, 300, 120, 60, 30, 10, 5, 2, 1, 0.5, 0.1];
/** As near as two lines with their labels may come, and the ruled frame's width, in pixels. */
const least = 88;
const rule = 4;

interface Line {
  /** In pixels from the left or the top. */
  readonly at: number;
  readonly seconds: number;
}

interface Lines {
  readonly step: number;
  readonly meridians: readonly Line[];
  readonly parallels: readonly Line[];
}

interface Graticule {
  readonly main: Lines;
  readonly fine: Lines;
}

function graticuleOf(frame: Frame): Graticule {
  const pixels = frame.scale / (360 * 3600);
  const step = steps.findLast((seconds) => seconds * pixels >= least) ?? steps[0]!;
  return { main: linesOf(frame, step), fine: linesOf(frame, steps.find((seconds) => seconds <= step / 3) ?? step) };
}

/** The lines, under all that is drawn already. */
export function paintLines(context: CanvasRenderingContext2D, frame: Frame, { text }: Inks): void {
  const { main, fine } = graticuleOf(frame);
  context.save();
  context.globalCompositeOperation = 'destination-over';
  context.strokeStyle = text;
  stroke(context, frame, main, 0.14);
  stroke(context, frame, fine, 0.05);
  context.restore();
}

/** The ruled frame and the degrees, over the places. */
export function paintMargin(context: CanvasRenderingContext2D, frame: Frame, { text, halo, font }: Inks, locale: Locale): void {
  const { main, fine } = graticuleOf(frame);
  context.save();
  context.strokeStyle = context.fillStyle = text;
  ruleFrame(context, frame, fine, halo);
  Object.assign(context, { font, globalAlpha: 1 });
  label(context, frame, main, halo, locale);
  context.restore();
}

function linesOf(frame: Frame, step: number): Lines {
  const { west, north, east, south } = boxIn(frame);
  const { scale } = frame;
  const top = Math.min(85, latitudeOf(Math.max(0, north)));
  const bottom = Math.max(-85, latitudeOf(Math.min(1, south)));
  const meridians = multiples(step, longitudeOf(west), longitudeOf(east)).map((seconds) => ({
    seconds,
    at: (xOf(seconds / 3600) - west) * scale,
  }));
  const parallels = multiples(step, bottom, top).map((seconds) => ({ seconds, at: (yOf(seconds / 3600) - north) * scale }));
  return { step, meridians, parallels };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil((from * 3600) / step);
  const last = Math.floor((to * 3600) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

function stroke(
  context: CanvasRenderingContext2D,
  { width, height, north, scale }: Frame,
  { meridians, parallels }: Lines,
  alpha: number,
): void {
  const top = Math.max(0, -north * scale);
  const bottom = Math.min(height, (1 - north) * scale);
  context.globalAlpha = alpha;
  context.lineWidth = 1;
  context.beginPath();
  for (const { at } of meridians) segment(context, crisp(at), top, crisp(at), bottom);
  for (const { at } of parallels) segment(context, 0, crisp(at), width, crisp(at));
  context.stroke();
}

function segment(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
}

const crisp = (at: number): number => Math.round(at) + 0.5;

/** Light and dark in turns between the fine lines, along all four edges. */
function ruleFrame(context: CanvasRenderingContext2D, { width, height }: Frame, { meridians, parallels, step }: Lines, halo: string): void {
  const { fillStyle } = context;
  context.globalAlpha = 0.9;
  context.fillStyle = halo;
  context.fillRect(0, 0, width, rule);
  context.fillRect(0, height - rule, width, rule);
  context.fillRect(0, 0, rule, height);
  context.fillRect(width - rule, 0, rule, height);
  context.globalAlpha = 0.3;
  context.fillStyle = fillStyle;
  context.strokeRect(rule + 0.5, rule + 0.5, width - 2 * rule - 1, height - 2 * rule - 1);
  context.globalAlpha = 0.4;
  for (const [from, to] of darkSpans(meridians, step, width)) {
    context.fillRect(from, 0, to - from, rule);
    context.fillRect(from, height - rule, to - from, rule);
  }
  for (const [from, to] of darkSpans(parallels.toReversed(), step, height)) {
    context.fillRect(0, from, rule, to - from);
    context.fillRect(width - rule, from, rule, to - from);
  }
}

/** Every other stretch between lines; which ones depends on the degree, so that they move with the map. */
function darkSpans(lines: readonly Line[], step: number, length: number): (readonly [number, number])[] {
  const isDark = ({ seconds }: Line) => Math.round(seconds / step) % 2 === 0;
  const ends = lines.map(({ at }, i) => [at, lines[i + 1]?.at ?? length, isDark(lines[i]!)] as const);
  const [first] = lines;
  if (first) ends.unshift([0, first.at, !isDark(first)]);
  return ends.filter(([, , dark]) => dark).map(([from, to]) => [Math.max(rule, from), Math.min(length - rule, to)] as const);
}

/** Longitudes along the top, latitudes down the side where reading starts, clear of the corners. */
function label(
  context: CanvasRenderingContext2D,
  { width, height }: Frame,
  { meridians, parallels }: Lines,
  halo: string,
  locale: Locale,
): void {
  const rightward = locale.direction === 'ltr';
  const [from, to] = rightward ? [64, width - 72] : [88, width - 64];
  context.textBaseline = 'top';
  context.textAlign = 'center';
  for (const { at, seconds } of meridians)
    if (at > from && at < to) letter(context, angle(around(seconds), 'east', 'west', locale), at, rule + 5, halo);
  context.textBaseline = 'middle';
  context.textAlign = rightward ? 'left' : 'right';
  const x = rightward ? rule + 6 : width - rule - 6;
  for (const { at, seconds } of parallels)
    if (at > 34 && at < height - 48) letter(context, angle(seconds, 'north', 'south', locale), x, at, halo);
}

/** Text with a rim of the ground's colour, readable on whatever it crosses. */
export function letter(context: CanvasRenderingContext2D, text: string, x: number, y: number, halo: string): void {
  Object.assign(context, { lineJoin: 'round', lineWidth: 5, strokeStyle: halo });
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

const turn = 360 * 3600;
const around = (seconds: number): number => ((((seconds + turn / 2) % turn) + turn) % turn) - turn / 2;

/** `122°25′W`; seconds only where the lines are that near. */
function angle(seconds: number, positive: 'north' | 'east', negative: 'south' | 'west', locale: Locale): string {
  const size = Math.round(Math.abs(seconds) * 10) / 10;
  const parts = [
    [Math.floor(size / 3600), '°'],
    [Math.floor(size / 60) % 60, '′'],
    [size % 60, '″'],
  ] as const;
  const text = parts
    .filter(([value, sign]) => value || sign === '°')
    .map(([value, sign]) => locale.number(value) + sign)
    .join('');
  return size === 0 || size === turn / 2 ? text : text + locale.say(seconds > 0 ? positive : negative);
}
