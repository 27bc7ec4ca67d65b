/** A page with a table by Grid.js. */
import { Grid } from 'gridjs';
import 'gridjs/dist/theme/mermaid.css';
import { until } from '../timing.js';
import { done } from './done.js';
import { places, rows } from './year.js';

const grid = new Grid({ columns: Object.keys(rows[0]), data: rows, sort: true });
grid.render(places()[0]);
until(() => places()[0].querySelector('tbody td')).then(done);
