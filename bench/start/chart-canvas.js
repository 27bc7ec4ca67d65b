/** The least that a page with a chart can be. */
import { spans } from '../floors/spans.js';
import { done } from './done.js';
import { places, times, values } from './year.js';

for (const place of places()) spans(place, { times, values: [values] })(times[0], times[364]);
done();
