/** What a map says of places that it draws in groups, in English. `{n}` is put in by `say`; an object holds plural forms. */
export const mapGroups = {
  group: { one: '{n} place here. Enter comes nearer.', other: '{n} places here. Enter comes nearer.' },
  groupWalk: '{group} {n} of {total} groups in view.',
  densityBy: 'Places in each square',
  densityRange: '{from}–{to}',
  densityFrom: '{from} or more',
  densityShown: 'Squares show how many places lie in each. Zoom in to see the places themselves.',
  clustersShown: 'A disc with a number stands for as many places. Zoom in to see the places themselves.',
} as const;
