/** What a map says of its basemap, in English. */
export const mapBasemap = {
  noBasemap: 'The map’s background could not be loaded, or not all of it.',
  noTilesInPicture: 'The map’s background is not part of this picture.',
} as const;
