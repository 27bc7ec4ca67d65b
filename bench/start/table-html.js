/** The least that a page with a table can be. */
import { done } from './done.js';
import { places, rows } from './year.js';

const table = places()[0].appendChild(document.createElement('table'));
for (const row of [Object.fromEntries(Object.keys(rows[0]).map((name) => [name, name])), ...rows]) {
  const line = table.insertRow();
  for (const value of Object.values(row)) line.insertCell().textContent = value;
}
done();
