/** What stands on a map: on its sheet the graticule and the places, and over them what tells where one looks. */
import type { Locale } from '../locale/index.js';
import type { Steps } from '../transport/pace.js';
import type { Found } from './found.js';
import type { Frame, Inks } from './frame.js';
import { paintLines, paintMargin } from './graticule.js';
import type { GroupMark } from './groups.js';
import type { Painter } from './here.js';
import type { Grouping } from './map-options.js';
import { paintPoints } from './paint-points.js';
import { paintShapes } from './paint-shapes.js';
import type { Places } from './places.js';
import { paintScaleBar } from './scale-bar.js';

export interface Scene {
  /** What the reader sees of the frame. */
  readonly seen: Frame;
  readonly places: Places;
  /** How places are grouped is known before the inks are asked for. */
  readonly inks: (mark: GroupMark | undefined) => Inks;
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

/** How places were drawn: in groups of a mark, or each by itself. */
export interface Drawn {
  readonly mark: GroupMark | undefined;
  readonly groups: readonly Found[] | undefined;
}

/** The places, and beneath all of them the graticule: areas want a clear sheet. */
export function* paintScene(context: CanvasRenderingContext2D, frame: Frame, scene: Scene): Steps<Drawn> {
  const { seen, places, grouping, tiled, locale, also } = scene;
  const { features, grid, looks } = places;
  const mark = grouping?.markIn(features, grid, seen, looks);
  const groups = mark && grouping!.groupsIn(features, grid, frame, mark);
  const inks = scene.inks(mark);
  yield* paintShapes(context, frame, features, inks, looks);
  also.beneath?.(context, frame, inks);
  const isClear = !features.shapes.length && !also.beneath;
  if (groups) grouping!.paintGroups(context, frame, groups, inks, locale);
  else if (features.x.length) yield* paintPoints(context, frame, features, grid, inks, looks, isClear);
  also.over?.(context, frame, inks);
  if (!tiled) paintLines(context, frame, inks);
  return { mark, groups };
}

/** What tells where one looks, and how large it is. */
export function paintAround(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { inks, locale, tiled }: Pick<Scene, 'locale' | 'tiled'> & { readonly inks: Inks },
): void {
  context.direction = locale.direction;
  if (!tiled) paintMargin(context, frame, inks, locale);
  paintScaleBar(context, frame, inks, locale.lang);
}
