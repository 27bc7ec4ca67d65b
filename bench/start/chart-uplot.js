/** A page with charts by uPlot. */
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { done } from './done.js';
import { places, times, values } from './year.js';

for (const place of places()) {
  const size = { width: place.clientWidth, height: place.clientHeight };
  new UPlot({ ...size, ms: 1, series: [{}, { label: 'count', stroke: 'steelblue' }] }, [times, values], place);
}
done();
