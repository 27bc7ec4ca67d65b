import { expect, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/opendata-timeseries.js';
import type { OpendataTimeseries } from '../../src/elements/opendata-timeseries.js';
import type { Table } from '../../src/model.js';
import { tableOf } from '../../src/table.js';
import { all, one, settled, textOf } from './settled.js';

const monthly = (values: readonly (number | null)[], left: readonly number[] = []): Table => {
  const rows = values.map((_, i) => i).filter((i) => !left.includes(i));
  return tableOf({ day: rows.map((i) => new Date(Date.UTC(2020, i))), n: Float64Array.from(rows, (i) => values[i] ?? NaN) });
};

async function drawn(table: Table, attributes: Record<string, string>, dataset = {}): Promise<OpendataTimeseries> {
  const element = document.createElement('opendata-timeseries');
  for (const [name, value] of Object.entries({ loading: 'eager', interval: 'month', y: 'n', ...attributes }))
    element.setAttribute(name, value);
  element.srcObject = { table, dataset };
  return settled<OpendataTimeseries>(html`${element}`);
}

const valuesOf = ({ table }: OpendataTimeseries): number[] => [...(table!.column(table!.fields[1]!.name) as Float64Array)];
const monthsOf = ({ table }: OpendataTimeseries): string[] =>
  [...(table!.column('day') as Float64Array)].map((time) => new Date(time).toISOString().slice(0, 7));
const summaryOf = (element: Element): string => one(element, '#summary').textContent.trim();
const counting = Array.from({ length: 26 }, (_, i) => 100 + i);

describe('transform', () => {
  it('gives the change since the same month of the year before, and nothing for the first year', async () => {
    const element = await drawn(monthly(counting), { transform: 'change' });
    expect(monthsOf(element)[0]).to.equal('2021-01');
    expect(valuesOf(element)).to.deep.equal(Array.from({ length: 14 }, () => 12));
    expect(one(element, '.measure').textContent).to.equal('n by month, change over a year');
    expect(await element.toCSV()).to.include('n, change over a year');
  });

  it('gives it in per cent, with its sign, in words and in the table', async () => {
    const element = await drawn(monthly([...Array<number>(12).fill(100), 150, 50]), { transform: 'percent-change', view: 'both' });
    expect(summaryOf(element)).to.include('Down from +50.0% to −50.0%.');
    expect(all(element, 'tbody td').map((cell) => cell.textContent.trim())).to.include('50.0%');
    expect(valuesOf(element)).to.deep.equal([0.5, -0.5]);
  });

  it('compares with nothing that is missing, and divides by no zero', async () => {
    const values: (number | null)[] = [...counting];
    values[1] = null;
    values[2] = 0;
    expect(valuesOf(await drawn(monthly(values), { transform: 'percent-change' })).slice(0, 4)).to.deep.equal([
      112 / 100 - 1,
      NaN,
      NaN,
      115 / 103 - 1,
    ]);
  });

  it('averages twelve months, all of which must be there', async () => {
    expect(valuesOf(await drawn(monthly(counting), { transform: 'rolling' }))).to.deep.equal(
      Array.from({ length: 15 }, (_, i) => 105.5 + i),
    );
    const left = await drawn(monthly(counting, [13]), { transform: 'rolling' });
    expect(monthsOf(left).filter((_, i) => Number.isFinite(valuesOf(left)[i]))).to.deep.equal(['2020-12', '2021-01', '2022-02']);
    expect(summaryOf(left)).to.include('12-month average');
  });

  it('runs a total over what there is', async () => {
    expect(valuesOf(await drawn(monthly([1, 2, null, 4]), { transform: 'cumulative' }))).to.deep.equal([1, 3, NaN, 7]);
  });

  it('leaves a month that is not over out of an average and says so', async () => {
    const element = await drawn(monthly(counting), { transform: 'rolling' }, { modified: new Date(Date.UTC(2022, 1, 10)) });
    expect(monthsOf(element).at(-1)).to.equal('2022-01');
    expect(summaryOf(element)).to.include('February 2022 is not complete and left out');
  });

  it('is a reader’s choice of what the data bear, and what is picked are the values themselves', async () => {
    const element = await drawn(monthly(counting), {});
    const options = (): string[] =>
      all<HTMLOptionElement>(element, 'select')[1]
        ? [...all<HTMLSelectElement>(element, 'select')[1]!.options].map(({ value }) => value)
        : [];
    expect(options()).to.deep.equal(['none', 'change', 'percent-change', 'rolling', 'cumulative']);
    const select = all<HTMLSelectElement>(element, 'select')[1]!;
    select.value = 'change';
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    select.dispatchEvent(new Event('change'));
    await loaded;
    await element.updateComplete;
    let detail: { values: Record<string, unknown> } | undefined;
    element.addEventListener('opendata-select', (event) => (detail = (event as CustomEvent<typeof detail>).detail));
    one(element, '.canvas').focus();
    one(element, '.canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await element.updateComplete;
    expect(detail!.values['n']).to.equal(125);
    element.y = 'avg(n)';
    await new Promise((resolve) => element.addEventListener('load', resolve, { once: true }));
    await element.updateComplete;
    expect(options()).not.to.include('cumulative');
  });

  it('says why it cannot', async () => {
    expect(textOf(await drawn(monthly(counting), { transform: 'cumulative', y: 'avg(n)', debug: '' }))).to.include('do not add up');
    expect(textOf(await drawn(monthly(counting), { transform: 'change', interval: 'none', debug: '' }))).to.include('needs an `interval`');
  });

  it('speaks other languages', async () => {
    const element = await drawn(monthly(counting), { transform: 'rolling', lang: 'ar' });
    await waitUntil(() => one(element, '.measure').textContent.includes('متوسط 12 شهرًا'), 'it speaks Arabic', { timeout: 9000 });
  });
});
