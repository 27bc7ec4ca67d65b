/** What a map says of its further layers, in English. */
export const mapOverlays = {
  overlays: 'Also on the map',
  overlayShown: '{title}: shown',
  overlayHidden: '{title}: hidden',
  overlayLost: '“{title}” can’t be had right now. The map stands without it.',
  overlayEmpty: '“{title}” holds nothing that can be drawn on a map.',
  overlayPart: 'Of “{title}”, {n} of {total} rows are drawn.',
} as const;
