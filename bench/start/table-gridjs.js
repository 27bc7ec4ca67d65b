/** A page with a table by Grid.js. */
import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.css';
import { done } from './done.js';
import { places, rows } from './year.js';

const grid = new Grid({ columns: Object.keys(rows[0]), data: rows, sort: true });
grid.on('ready', done);
grid.render(places()[0]);
