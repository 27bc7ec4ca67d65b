/** A page with charts by Observable Plot. */
import { lineY, plot } from '@observablehq/plot';
import { done } from './done.js';
import { places, times, values } from './year.js';

for (const place of places()) {
  const size = { width: place.clientWidth, height: place.clientHeight };
  place.append(plot({ ...size, marks: [lineY(values, { x: Array.from(times, (time) => new Date(time)), y: values })] }));
}
done();
