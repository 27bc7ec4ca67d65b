/** What a map of places is told by the element around it, and what it tells. */
import type { Locale } from '../locale/index.js';
import type { BasemapNews } from './ground.js';
import type { Refused } from './gestures.js';
import type * as grouping from './grouping.js';
import type { Box } from './mercator.js';
import type { Found } from './found.js';
import type { View } from './view.js';

/** The code that draws places in groups. */
export type Grouping = typeof grouping;

export interface MapOptions {
  readonly basemap: string;
  readonly attribution: string;
  readonly learnt: (news: BasemapNews) => void;
  readonly locale: () => Locale;
  /** Undefined until there may be groups. */
  readonly grouping: () => Grouping | undefined;
  /** What a place's popup holds. */
  readonly card: (found: Found) => Promise<HTMLElement>;
  /** Places have been drawn, or there is no room to draw them in. */
  readonly drawn: () => void;
  /** The map has come to rest; `asked` where keys or buttons moved it. */
  readonly moved: (box: Box, view: View, asked: boolean) => void;
  readonly walked: (found: Found, number: number, total: number) => void;
  /** A place was picked, or the one that was is no more. */
  readonly selected: (found: Found | undefined) => void;
  readonly refused: (gesture: Refused) => void;
  readonly failed: (error: unknown) => void;
}
