/** What the portal tests share: an address with parameters, asked and read; and the published files, counted without a database. */
import { readFileSync } from 'node:fs';

const data = new URL('../data/', new URL('.', import.meta.resolve('vega-datasets')));

/** The rows of a published CSV without quotes, as objects of texts. */
export function published(file) {
  const [header, ...lines] = readFileSync(new URL(file, data), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
}

export const publishedJson = (file) => JSON.parse(readFileSync(new URL(file, data), 'utf8'));

/** How often each value of a key stands in the rows. */
export function countBy(rows, key) {
  const counts = new Map();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

/** Asks an origin; gives status, headers, text, and the text read as JSON where it is. */
export async function ask(origin, path, parameters = {}, init = {}) {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.append(name, value);
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}
