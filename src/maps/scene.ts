/** All that stands on a map's sheet, from the ground up: its graticule, its places, and around them what tells where and how large it is. */
import type { Locale } from '../locale/index.js';
import type { Frame, Inks } from './frame.js';
import { paintLines, paintMargin } from './graticule.js';
import type { Painter } from './here.js';
import type { Grouping } from './map-options.js';
import { paintPoints, paintShapes } from './paint.js';
import type { Places } from './places.js';
import { paintScaleBar } from './scale-bar.js';

export interface Scene {
  readonly frame: Frame;
  readonly places: Places;
  readonly inks: Inks;
  readonly grouping: Grouping | undefined;
  /** Whether tiles lie under the sheet. */
  readonly tiled: boolean;
  readonly locale: Locale;
  readonly also: Also;
}

/** What else is drawn: over the places; or beneath points and groups, and yet over areas, which would hide it. */
export interface Also {
  readonly over?: Painter | undefined;
  readonly beneath?: Painter | undefined;
}

export function paintScene(context: CanvasRenderingContext2D, { frame, places, inks, grouping, tiled, locale, also }: Scene): void {
  const { features, grid, looks } = places;
  const groups = places.groups(frame);
  if (!tiled) paintLines(context, frame, inks);
  paintShapes(context, frame, features, inks, looks);
  also.beneath?.(context, frame, inks);
  if (groups) grouping!.paintGroups(context, frame, groups, inks, locale);
  else if (features.x.length) paintPoints(context, frame, features, grid, inks, looks);
  also.over?.(context, frame, inks);
  context.direction = locale.direction;
  if (!tiled) paintMargin(context, frame, inks, locale);
  paintScaleBar(context, frame, inks, locale.lang);
}
