/** The data that workloads are made of, the same at every run. */
import { seeded } from './statistics.js';

/** Measurements a minute apart, as a walk with a day's rhythm: epoch milliseconds, and values of each series. */
export function walk(points, series) {
  const start = Date.UTC(2005, 0, 1);
  const times = Float64Array.from({ length: points }, (_, i) => start + i * 60_000);
  const values = Array.from({ length: series }, (_, s) => {
    const random = seeded(s + 7);
    let level = 100 * (s + 1);
    return Float64Array.from({ length: points }, (_, i) => (level += random() - 0.5) + 10 * Math.sin(i / 229));
  });
  return { times, values };
}

/** Places in and around a city, thicker at its centres, each of one of eight kinds. */
export function places(length) {
  const random = seeded(11);
  const normal = () => random() + random() + random() + random() - 2;
  const centres = Array.from({ length: 12 }, () => [37.6 + random() * 0.3, -122.6 + random() * 0.5]);
  const [latitude, longitude, kind] = [new Float64Array(length), new Float64Array(length), new Uint8Array(length)];
  for (let i = 0; i < length; i++) {
    const [north, east] = centres[Math.floor(random() * centres.length)];
    latitude[i] = north + normal() * 0.06;
    longitude[i] = east + normal() * 0.08;
    kind[i] = Math.floor(random() * 8);
  }
  return { latitude, longitude, kind };
}

const streets = ['OAK', 'PINE', 'MARKET', 'MISSION', 'VALENCIA', 'FULTON', 'GEARY', 'HAIGHT', 'IRVING', 'JUDAH', 'KEARNY', 'LOMBARD'];
const kinds = ['Plumbing', 'Electrical', 'Roofing', 'New building', 'Demolition', 'Sign', 'Sidewalk', 'Fence', 'Solar', 'Sewer'];
const states = ['Issued', 'Filed', 'Complete', 'Expired', 'Cancelled'];
const day = 86_400_000;

/** Permits as a portal has them: twelve columns, typed as our tables are. */
export function permits(length) {
  const random = seeded(23);
  const pick = (words) => words[Math.floor(random() * words.length)];
  const column = (make) => Array.from({ length }, make);
  const numbers = (make) => Float64Array.from({ length }, make);
  return {
    permit: column((_, i) => `P${String(1_000_000 + i)}`),
    kind: column(() => pick(kinds)),
    state: column(() => pick(states)),
    address: column(() => `${1 + Math.floor(random() * 4000)} ${pick(streets)} ST`),
    applicant: column(() => `${pick(streets)} ${pick(kinds)} ${Math.floor(random() * 5000)}`),
    district: numbers(() => 1 + Math.floor(random() * 20)),
    filed: numbers(() => Date.UTC(2015, 0, 1) + Math.floor(random() * 3650) * day),
    issued: numbers(() => (random() < 0.1 ? NaN : Date.UTC(2015, 0, 1) + Math.floor(random() * 3650) * day)),
    cost: numbers(() => Math.round(Math.exp(6 + random() * 9) * 100) / 100),
    units: numbers(() => Math.floor(random() * 12)),
    latitude: numbers(() => 37.7 + random() * 0.1),
    longitude: numbers(() => -122.5 + random() * 0.1),
  };
}

/** The columns of `permits` that hold dates. */
export const dates = ['filed', 'issued'];

/** The same as rows of plain objects, which is what most tools take. */
export function rowsOf(columns) {
  const names = Object.keys(columns);
  return Array.from(columns[names[0]], (_, i) => Object.fromEntries(names.map((name) => [name, plain(columns[name][i])])));
}

const plain = (value) => (Number.isNaN(value) ? null : value);
