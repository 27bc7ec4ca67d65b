/** What is said where a reader chooses a part of the time, in English. */
export const range = {
  rangeSelected: 'Selected: {span}. Press Enter to show only this.',
  rangeShown: 'Shown: {span}.',
  rangeFrom: 'From',
  rangeTo: 'To',
  showAll: 'Show all',
} as const;
