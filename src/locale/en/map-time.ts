/** What a map's slider over time says, in English. */
export const mapTime = {
  timeOfMap: 'Time shown on the map',
  allTime: 'All dates',
  playTime: 'Play',
  pauseTime: 'Pause',
} as const;
