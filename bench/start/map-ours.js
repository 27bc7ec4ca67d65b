/** A page with a map of ours, its three places given by the page. */
import { done } from './done.js';
import { places } from './year.js';

const columns = { latitude: Float64Array.of(37.7, 37.75, 37.8), longitude: Float64Array.of(-122.5, -122.45, -122.4) };
const fields = Object.keys(columns).map((name) => ({ name, title: name, type: 'number' }));
const element = document.createElement('opendata-map');
Object.assign(element, { srcObject: { table: { fields, length: 3, column: (name) => columns[name] } }, loading: 'eager' });
element.addEventListener('load', done, { once: true });
places()[0].append(element);
