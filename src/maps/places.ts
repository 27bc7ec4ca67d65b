/** The places that a map shows, as they look: each by itself or in groups, found under the pointer, counted and listed in view. */
import type { Features } from './features.js';
import { findAt } from './find.js';
import type { Frame } from './frame.js';
import { Grid } from './grid.js';
import type { Grouping } from './map-options.js';
import { shownOf, type Looks, type PlaceMark } from './looks.js';
import { countIn, inReadingOrder, readingOrder } from './order.js';
import { radiusOf, type Found } from './paint.js';

export class Places {
  readonly all: Features;
  /** Those of the classes that are shown. */
  readonly features: Features;
  readonly grid: Grid;
  readonly looks: Looks;
  #grouping: Grouping | undefined;
  #groups: { readonly frame: Frame; readonly found: readonly Found[] | undefined } | undefined;

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

  /** The groups that are drawn in place of single places; undefined where each is drawn. */
  groups(frame: Frame): readonly Found[] | undefined {
    if (this.#groups?.frame.west !== frame.west || this.#groups.frame.north !== frame.north || this.#groups.frame.scale !== frame.scale)
      this.#groups = { frame, found: this.#grouping?.groupsIn(this.features, this.grid, frame, this.looks) };
    return this.#groups.found;
  }

  /** As what the places in a frame are drawn, where not each by itself. */
  drawnAs(frame: Frame): PlaceMark | undefined {
    return this.#grouping?.markIn(this.features, this.grid, frame, this.looks);
  }

  at(frame: Frame, left: number, top: number, reach: number): Found | undefined {
    const groups = this.groups(frame);
    if (groups) return this.#grouping!.groupAt(groups, frame, left, top, reach);
    return findAt(this.features, this.grid, frame, left, top, reach, this.looks.radius);
  }

  /** Those in view, in the order of reading. */
  inView(frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] {
    return inReadingOrder(this.features, this.grid, frame, direction);
  }

  /** What is walked through: the groups, where groups are drawn. */
  walk(frame: Frame, direction: 'ltr' | 'rtl'): readonly Found[] | undefined {
    const groups = this.groups(frame);
    return groups && readingOrder(groups, frame, direction);
  }

  /** How many rows have a place in view. */
  count(frame: Frame): number {
    return countIn(this.features, this.grid, frame);
  }

  radius(found: Found, frame: Frame): number {
    return found.group?.radius ?? this.looks.radius?.[found.row] ?? radiusOf(this.grid, frame.scale);
  }
}
