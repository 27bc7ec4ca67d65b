/** What a chart over time is read against: targets, a margin around the values, and what happened when. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from '../page/html.js';
import { references } from '../locale/en/references.js';
import { teach, type Locale } from '../locale/index.js';
import type { Edges } from './axes.js';
import { css } from '../page/css.js';
import { apart } from './labels.js';
import { hueOf } from './palette.js';
import { areaPath, runs } from './path.js';
import type { Scale } from './scale.js';
import { timeText, widthOf, type Write } from './text.js';
import type { Layout, TimeChart } from './time-chart.js';

export { guideStyles } from './guide.styles.js';
export { marginOf } from './margin.js';

teach(references);

export const referenceStyles = css`
  .margin {
    fill: var(--_hue);
    fill-opacity: 0.18;
  }
  .target line {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 6 3;
  }
  .target text,
  .annotation text {
    font-weight: 600;
    stroke: var(--_surface);
    stroke-width: 3;
    paint-order: stroke;
  }
  .annotations {
    margin: 0.4rem 0 0;
    padding-inline-start: 1.5em;
    font-size: 0.875em;
  }
`;

/** A value to be reached, or not to be passed. */
export interface Target {
  readonly title: string;
  readonly value: number;
}

/** What happened at a date, or from one to another (epoch milliseconds). */
export interface Annotation {
  readonly title: string;
  readonly from: number;
  readonly to?: number;
}

export interface Note {
  readonly from: number;
  readonly to: number | undefined;
  /** Its place among the annotations as given. */
  readonly annotation: number;
  /** What stands above it: its words, or a number where words would touch. */
  readonly text: string;
  readonly x: number;
  readonly anchor: 'start' | 'middle';
}

/** Annotations in order of time, those within the picture; with their words where all of them fit in one line. */
export function notesOf(annotations: readonly Annotation[], x: Scale, { left, right }: Edges, font: number): readonly Note[] {
  const within = (time: number): number => Math.min(right, Math.max(left, x(time)));
  const seen = visible(annotations, x, { left, right });
  const places = seen.map(({ from, to }) => ({ from: within(from), to: to === undefined ? undefined : within(to) }));
  const fits = seen.every(({ title }, i) => places[i]!.from + 4 + widthOf(title, font) <= (places[i + 1]?.from ?? right));
  let free = -Infinity;
  return places.map(({ from, to }, i) => {
    const annotation = annotations.indexOf(seen[i]!);
    if (fits) return { from, to, annotation, text: seen[i]!.title, x: from + 4, anchor: 'start' };
    const text = String(i + 1);
    const x = Math.max(free, to === undefined ? from : (from + to) / 2);
    free = x + widthOf(text, font) + 2;
    return { from, to, annotation, text, x, anchor: 'middle' };
  });
}

/** In order of time, without those out of the picture. */
function visible(annotations: readonly Annotation[], x: Scale, { left, right }: Pick<Edges, 'left' | 'right'>): readonly Annotation[] {
  const seen = annotations.filter(({ from, to = from }) => x(to) >= left - 1 && x(from) <= right + 1);
  return [...seen].sort((a, b) => a.from - b.from);
}

export function drawNotes({ notes, edges, box }: Layout): SVGTemplateResult[] {
  return notes.map(
    ({ from, to, text, x, anchor }) =>
      svg`<g class="annotation" aria-hidden="true">${
        to === undefined
          ? svg`<line class="rule" x1=${from} x2=${from} y1=${edges.top} y2=${edges.bottom}></line>`
          : svg`<rect class="band" x=${from} width=${Math.max(1, to - from)} y=${edges.top} height=${edges.bottom - edges.top}></rect>`
      }<text x=${x} y=${edges.top - box.font * 0.35} text-anchor=${anchor}>${text}</text></g>`,
  );
}

export function drawMargin({ band, times, x, y, pace }: Layout): SVGTemplateResult | undefined {
  if (!band) return undefined;
  const both = band.high.map((high, i) => high + band.low[i]! * 0);
  return svg`<path class="margin ${hueOf(0)}" d=${areaPath(times.map(x), band.high.map(y), band.low.map(y), runs(both, pace.broken))}></path>`;
}

/** Named above the line, and below it where there is no room above; the sentences alone name those that stand too close for words. */
export function drawTargets({ targetLines, edges, box: { font } }: Layout): SVGTemplateResult[] {
  const isCrowded = (y: number): boolean => y < edges.top + font * 1.5 || targetLines.some((one) => one.y < y && one.y > y - font * 1.5);
  const wanted = targetLines.map(({ y }) => (isCrowded(y) ? y + font * 1.1 : y - 5));
  const places = apart(wanted, font * 1.15, [edges.top + font, edges.bottom]);
  return targetLines.map(
    ({ y, text }, i) => svg`<g class="target" aria-hidden="true">
      <line x1=${edges.left} x2=${edges.right} y1=${y} y2=${y}></line>
      ${places ? svg`<text x=${edges.left + 4} y=${places[i]!}>${text}</text>` : nothing}</g>`,
  );
}

/** What happened, in a list where numbers stand for it in the picture, and for readers who do not see the picture. */
export function happened({ notes, annotations = [] }: Layout, locale: Locale): TemplateResult {
  const date = (time: number): string => locale.date(time, 'day');
  const when = ({ from, to }: Annotation): string => (to === undefined ? date(from) : `${date(from)} – ${date(to - 1)}`);
  const shown = notes.map(({ annotation }) => annotations[annotation]!);
  return html`<ol class=${notes[0]!.anchor === 'middle' ? 'annotations' : 'unseen'}>
    ${shown.map((one) => html`<li>${when(one)}: <bdi>${one.title}</bdi></li>`)}
  </ol>`;
}

/** The targets, and the margin at the last value that has one, in sentences. */
export function readAgainst({ targets = [], band, times, unit }: TimeChart, locale: Locale, write: Write): string[] {
  const named = targets.map(({ title, value }) => locale.say('targetOf', { title: title || locale.say('target'), value: write(value) }));
  const at = band ? band.high.findLastIndex((high, i) => Number.isFinite(high) && Number.isFinite(band.low[i])) : -1;
  if (at < 0) return named;
  const [low, high] = [write(band!.low[at]!), write(band!.high[at]!)];
  return [...named, locale.say('bandAt', { at: timeText(locale, times[at]!, unit), low, high })];
}
