/** Small pictures side by side, as many in a row as have room, each with its name above. */
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
