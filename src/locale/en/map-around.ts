/** What stands around a map, in English: its list, its further buttons, its time. `{n}` is put in by `say`; an object holds plural forms. */
export const mapAround = {
  placesList: 'List of places in view',
  skipToList: 'Skip the map and go to the list of places',
  listed: { one: '{n} place in view', other: '{n} places in view' },
  listFirst: 'The first {n} of {total} are listed. Zoom in to see the others.',
  tooManyListed: '{n} places are in view. Zoom in to list them.',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  locate: 'Show where I am',
  locating: 'Looking for where you are…',
  located: 'The map now shows where you are.',
  locateDenied: 'Your browser does not let this page know where you are.',
  locateFailed: 'Where you are could not be found out.',
  findPlace: 'Find a place',
  placesFound: { one: '{n} place found', other: '{n} places found' },
  foundFirst: 'The first {n} of {total} places found',
  noneFound: 'No place found',
} as const;
