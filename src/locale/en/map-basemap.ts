/** What a map says of a basemap that is one file, in English. */
export const mapBasemap = {
  noBasemap: 'The map’s background could not be loaded, or not all of it.',
} as const;
