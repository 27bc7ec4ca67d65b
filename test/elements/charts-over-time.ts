/** Charts over time from data that tests hand in, and what is seen and said of them. */
import { html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import { readCsv } from '../../src/formats/csv.js';
import type { Table } from '../../src/model.js';
import { table as tableOfColumns } from '../../src/table.js';
import { one, settled } from './settled.js';

/** Values on dates; without values each date is a row. */
export function dated(dates: readonly string[], values: readonly (number | null)[] = [], type: 'date' | 'datetime' = 'date'): Table {
  const times = Float64Array.from(dates, (text) => Date.parse(text));
  const fields = [{ name: 'day', title: 'Day', type } as const, { name: 'cost', title: 'Cost', type: 'number' } as const];
  if (values.length === 0) return tableOfColumns(fields.slice(0, 1), [times]);
  return tableOfColumns(fields, [times, Float64Array.from(dates, (_, i) => values[i] ?? NaN)]);
}

export const chart = (table: Table, attributes: Record<string, string> = {}, dataset = {}): Promise<OpendataTimeseries> => {
  const element = document.createElement('opendata-timeseries');
  for (const [name, value] of Object.entries({ loading: 'eager', ...attributes })) element.setAttribute(name, value);
  element.srcObject = { table, dataset: { title: 'Handed in', ...dataset } };
  return settled<OpendataTimeseries>(html`${element}`);
};

export const summaryOf = (element: Element): string => one(element, '#summary').textContent.trim();
export const canvasOf = (element: Element): HTMLElement => one(element, '.canvas');
export const said = (element: Element): string => one(element, '[role=status]').textContent.trim();
export const columnsOf = ({ table }: OpendataTimeseries): number[][] =>
  table!.fields.slice(1).map(({ name }) => [...(table!.column(name) as Float64Array)]);
export const unsound = /NaN|undefined|Invalid Date|Infinity/;
export const weather = async (): Promise<Table> =>
  readCsv(new Uint8Array(await (await fetch('/node_modules/vega-datasets/data/seattle-weather.csv')).arrayBuffer()));

export async function press(element: OpendataTimeseries, ...keys: string[]): Promise<void> {
  canvasOf(element).focus();
  for (const key of keys) await sendKeys({ press: key });
  await element.updateComplete;
}
