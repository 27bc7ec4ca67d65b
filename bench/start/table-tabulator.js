/** A page with a table by Tabulator, with no more of it than sorting needs. */
import { FormatModule, SortModule, Tabulator } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { done } from './done.js';
import { places, rows } from './year.js';

Tabulator.registerModule([FormatModule, SortModule]);
const columns = Object.keys(rows[0]).map((field) => ({ title: field, field }));
new Tabulator(places()[0].appendChild(document.createElement('div')), { data: rows, columns }).on('tableBuilt', done);
