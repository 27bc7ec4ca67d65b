/** Small pictures side by side, as many in a row as have room, each with its name above. */
import { svg, type SVGTemplateResult } from '../page/html.js';
import { lineHeight } from './bands.js';
import type { Box } from './time-chart.js';
import { wrapped } from './wrap.js';

export interface Place {
  readonly x: number;
  readonly y: number;
  /** The name in its lines, which end where the picture begins. */
  readonly lines: readonly string[];
}

/** Narrower than so many letters' heights and a picture cannot be read. */
const narrowest = 15;

/** How wide each picture is and, once their heights are known, where each begins and how high they are in all. */
export function placed(names: readonly string[], { width, font }: Box) {
  const gap = font * 2;
  const inRow = Math.max(1, Math.min(names.length, Math.floor((width + gap) / (narrowest * font + gap))));
  const each = (width - gap * (inRow - 1)) / inRow;
  const titles = names.map((name) => wrapped(name, each, font));
  return {
    width: each,
    places(heights: readonly number[]): { readonly panels: readonly Place[]; readonly height: number } {
      let y = 0;
      const panels = titles.map((lines, i): Place => {
        const row = titles.slice(i - (i % inRow), i - (i % inRow) + inRow);
        const title = Math.max(...row.map((of) => of.length)) * font * lineHeight + font * 0.5;
        const place = { x: (i % inRow) * (each + gap), y: y + title, lines };
        const last = i % inRow === inRow - 1 || i === titles.length - 1;
        if (last) y += title + Math.max(...heights.slice(i - (i % inRow), i + 1)) + gap * 0.7;
        return place;
      });
      return { panels, height: y };
    },
  };
}

/** The names above their pictures. */
export const panelNames = (panels: readonly Place[], font: number): SVGTemplateResult[] =>
  panels.map(({ x, y, lines }) => {
    const first = y - lines.length * font * lineHeight + font * 0.5;
    return svg`<text class="strong" aria-hidden="true">${lines.map(
      (line, i) => svg`<tspan x=${x} y=${first + i * font * lineHeight}>${line}</tspan>`,
    )}</text>`;
  });

/** The picture in which a point lies, or next to which. */
export function panelAt(
  panels: readonly Place[],
  { width, heights }: { readonly width: number; readonly heights: readonly number[] },
  x: number,
  y: number,
): number {
  const away = panels.map(({ x: left, y: top }, i) =>
    Math.hypot(Math.max(0, left - x, x - left - width), Math.max(0, top - y, y - top - heights[i]!)),
  );
  return away.indexOf(Math.min(...away));
}
