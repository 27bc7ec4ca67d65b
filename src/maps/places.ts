/** The places that a map shows, as they look: each by itself or in groups, found under the pointer, counted and listed in view. */
import type { Features } from './features.js';
import { findAt } from './find.js';
import type { Found } from './found.js';
import { boxIn, type Frame } from './frame.js';
import { Grid, holds } from './grid.js';
import type { Grouping } from './map-options.js';
import { shownOf, type Looks } from './looks.js';
import { countIn, inReadingOrder, readingOrder } from './order.js';
import { radiusOf } from './paint-points.js';

export class Places {
  readonly all: Features;
  /** Those of the classes that are shown. */
  readonly features: Features;
  readonly grid: Grid;
  readonly looks: Looks;
  #grouping: Grouping | undefined;

  /** The grid of those before is kept where the same places are shown. */
  constructor(all: Features, looks: Looks, grouping: Grouping | undefined, before?: Places) {
    this.all = all;
    this.#grouping = grouping;
    this.looks = looks;
    const isSame = before && before.all === all && before.looks.hidden === looks.hidden && before.looks.classOf === looks.classOf;
    this.features = isSame ? before.features : shownOf(all, looks);
    this.grid = isSame ? before.grid : new Grid(this.features);
  }

  /** Whether these are still the places of this answer in these looks. */
  are(all: Features, looks: Looks, grouping: Grouping | undefined): boolean {
    return all === this.all && looks === this.looks && grouping === this.#grouping;
  }

  /** The place under the pointer, or the group, where places are drawn in groups. */
  at(groups: readonly Found[] | undefined, frame: Frame, left: number, top: number, reach: number): Found | undefined {
    if (groups) return this.#grouping!.groupAt(groups, frame, left, top, reach);
    return findAt(this.features, this.grid, frame, left, top, reach, this.looks.sizes);
  }

  /** Those in view, in the order of reading. */
  inView(frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] {
    return inReadingOrder(this.features, this.grid, frame, direction);
  }

  /** Those of the groups whose middle is in view, in the order of reading. */
  walk(groups: readonly Found[], frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] {
    const box = boxIn(frame);
    return readingOrder(
      groups.filter(({ x, y }) => holds(box, x, y)),
      frame,
      direction,
    );
  }

  /** How many rows have a place in view. */
  count(frame: Frame): number {
    return countIn(this.features, this.grid, frame);
  }

  radius(found: Found, frame: Frame): number {
    return found.group?.radius ?? this.looks.sizes?.radius[found.row] ?? radiusOf(this.grid, frame.scale);
  }
}
