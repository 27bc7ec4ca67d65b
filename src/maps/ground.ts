/** A map's ground, as those agree who make it, lay a basemap on it or draw on it. */
import type { Locale } from '../locale/index.js';
import type { Frame } from './frame.js';
import type { Box } from './mercator.js';
import type { View } from './view.js';

export interface Ground {
  /** Above all that is laid on it, as large as what is seen: for what changes while the places do not. Its styles tell the inks. */
  readonly film: HTMLCanvasElement;
  /** Whether tiles lie under the sheet, or are on their way. */
  tiled: boolean;
  readonly view: View;
  readonly frame: Frame;
  /** Whether more moves are to come that were asked for. */
  readonly busy: boolean;
  /** Keeps a canvas where the frame is that is drawn on it; it moves and swells with the ground. */
  lay(canvas: HTMLCanvasElement, frame: Frame): void;
  look(view: View): void;
  fit(box: Box): void;
  pan(right: number, down: number): void;
  zoom(by: number): void;
  resize(): void;
  remove(): void;
}

export interface GroundOptions {
  /** What the page's editor calls it, and whom to name for it. */
  readonly basemap: string;
  readonly attribution: string;
  readonly learnt: (news: BasemapNews) => void;
  /** In whose language the names of a basemap are written. */
  readonly locale: () => Locale;
  /** Says that nobody waits for the ground any more. */
  readonly signal: AbortSignal;
  /** Another part is seen. */
  readonly changed: () => void;
  /** What is drawn must be drawn anew. */
  readonly paint: () => void;
  /** The reader has finished moving, or the map has. */
  readonly moved: () => void;
  /** The ground was clicked, in pixels from its corner. */
  readonly clicked: (left: number, top: number) => void;
}

export interface Attribution {
  readonly text: string;
  readonly href?: string;
}

/** What is learnt of a basemap once there is one. */
export interface BasemapNews {
  /** Whom the page's editor names, and whom the basemap's own file does. */
  readonly attributions?: readonly Attribution[];
  /** It is made of pictures, whose colours are their own. */
  readonly pictures?: boolean;
  /** It or a part of it cannot be read. */
  readonly lacking?: boolean;
}

export interface Tiles {
  readonly address: string;
  /** The address is that of one file with all tiles as shapes, not of pictures; its terms are in it. */
  readonly vector: boolean;
  readonly options: { readonly maxZoom?: number; readonly maxNativeZoom?: number };
  /** Who must be named on the map, and where their terms are. */
  readonly attribution: Attribution;
}

/** What lays tiles under a map is told of them and of the ground. */
export type Laying = Tiles & Pick<GroundOptions, 'learnt' | 'locale' | 'paint' | 'signal'>;
