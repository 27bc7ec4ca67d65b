/** What a map says of coordinates that cannot be right. Nothing is moved to where it was perhaps meant to be: only its publisher can know. */
import { mapDoubts } from '../../locale/en/map-doubts.js';
import { teach, type Locale } from '../../locale/index.js';
import type { Features } from '../../maps/features.js';

teach(mapDoubts);

/** The sentences, none where all is well. */
export function doubtsIn(features: Features, rows: number, { say }: Locale): string[] {
  const { missing, off, offSwapped, astray } = features;
  const said = (holds: number | boolean, sentence: () => string): string[] => (holds ? [sentence()] : []);
  return [
    ...said(missing === rows && rows > 0, () => say('noneHasPlace', { n: rows })),
    ...said(off - offSwapped, () => say('notDegrees', { n: off - offSwapped })),
    ...said(offSwapped, () => say('offSwapped', { n: offSwapped })),
    ...said(features.isAntarctic, () => say('allSwapped')),
    ...said(astray.swapped, () => say('farSwapped', { n: astray.swapped })),
    ...said(astray.far - astray.swapped, () => say('farAway', { n: astray.far - astray.swapped, all: say('fitAll') })),
  ];
}
