/** What is said where a reader points at a time or chooses a part of it, in English. */
export const range = {
  unfinished: 'The last {unit} is not complete yet.',
  rangeSelected: 'Selected: {span}. Press Enter to show only this.',
  rangeShown: 'Shown: {span}.',
  fromTo: '{from} to {to}',
  rangeFrom: 'From',
  rangeTo: 'To',
  showAll: 'Show all',
} as const;
