/** A page with a table of ours, its data given by the page. */
import { done } from './done.js';
import { places, rows } from './year.js';

const fields = Object.entries(rows[0]).map(([name, value]) => ({ name, title: name, type: typeof value }));
const column = (name) => (typeof rows[0][name] === 'number' ? Float64Array.from(rows, (row) => row[name]) : rows.map((row) => row[name]));
const element = document.createElement('opendata-table');
Object.assign(element, { srcObject: { table: { fields, length: rows.length, column } }, loading: 'eager' });
element.addEventListener('load', done, { once: true });
places()[0].append(element);
