/** All that stands on a map's sheet, from the ground up: its graticule, its places, and around them what tells where and how large it is. */
import type { Locale } from '../locale/index.js';
import type { Features } from './features.js';
import type { Frame, Inks } from './frame.js';
import { paintLines, paintMargin } from './graticule.js';
import type { Grid } from './grid.js';
import type { Painter } from './here.js';
import type { Looks } from './looks.js';
import { paintPoints, paintShapes } from './paint.js';
import { paintScaleBar } from './scale-bar.js';

export interface Scene {
  readonly frame: Frame;
  readonly features: Features;
  readonly grid: Grid;
  readonly inks: Inks;
  readonly looks: Looks;
  /** Whether tiles lie under the sheet. */
  readonly tiled: boolean;
  readonly locale: Locale;
  /** Draws something over the places. */
  readonly also: Painter | undefined;
}

export function paintScene(context: CanvasRenderingContext2D, { frame, features, grid, inks, looks, tiled, locale, also }: Scene): void {
  if (!tiled) paintLines(context, frame, inks);
  paintShapes(context, frame, features, inks, looks);
  if (features.x.length) paintPoints(context, frame, features, grid, inks, looks);
  also?.(context, frame, inks);
  context.direction = locale.direction;
  if (!tiled) paintMargin(context, frame, inks, locale);
  paintScaleBar(context, frame, inks, locale.lang);
}
