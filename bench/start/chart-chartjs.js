/** A page with charts by Chart.js, with no more of it than they need. */
import { Chart, LineController, LineElement, LinearScale, PointElement, TimeScale, Tooltip } from 'chart.js';
import 'chartjs-adapter-date-fns';
import { done } from './done.js';
import { places, times, values } from './year.js';

Chart.register(LineController, LineElement, LinearScale, PointElement, TimeScale, Tooltip);
const data = Array.from(times, (x, i) => ({ x, y: values[i] }));
for (const place of places()) {
  const canvas = place.appendChild(document.createElement('canvas'));
  const options = { animation: false, maintainAspectRatio: false, elements: { point: { radius: 0 } }, scales: { x: { type: 'time' } } };
  new Chart(canvas, { type: 'line', data: { datasets: [{ label: 'count', data }] }, options });
}
done();
