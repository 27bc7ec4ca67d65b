/** A page with charts of ours, their data given by the page: no portal is asked. */
import { done } from './done.js';
import { places, times, values } from './year.js';

const fields = [
  { name: 'day', title: 'day', type: 'date' },
  { name: 'count', title: 'count', type: 'number' },
];
const table = { fields, length: 365, column: (name) => (name === 'day' ? times : values) };
const elements = places().map((place) => {
  const element = document.createElement('opendata-timeseries');
  Object.assign(element, { srcObject: { table }, loading: 'eager', interval: 'day' });
  element.style.setProperty('--opendata-height', `${place.clientHeight}px`);
  place.append(element);
  return new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
});
Promise.all(elements).then(done);
