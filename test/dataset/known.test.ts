/** What is known of a dataset without asking its rows: roles of its fields, its rhythm, and data that a page hands in. */
import { expect } from '@open-wc/testing';
import { DatasetError, tableOf, type Dataset, type FieldType } from '../../src/data.js';
import { dueDate, rhythmOf } from '../../src/dataset/freshness.js';
import { handed } from '../../src/dataset/given.js';
import { readHanded } from '../../src/dataset/handed.js';
import { dateField, measureField } from '../../src/dataset/measured.js';
import { nameField, placeOf } from '../../src/dataset/roles.js';

/** `{ Opened: 'datetime' }` as a dataset. */
const holding = (fields: Readonly<Record<string, FieldType>>): Dataset => ({
  ref: { portal: 'x', endpointURL: '', identifier: '' },
  title: '',
  landingPage: '',
  fields: Object.entries(fields).map(([name, type]) => ({ name, title: name, type })),
});

describe('roles', () => {
  it('takes for the date when something happened, not when it was noted', () => {
    expect(dateField(holding({ last_updated: 'datetime', loaded_at: 'datetime', opened: 'datetime', closed: 'date' }))?.name).to.equal(
      'opened',
    );
    expect(dateField(holding({ 'Last Updated': 'datetime', 'Issue Date': 'date' }))?.name).to.equal('Issue Date');
    expect(dateField(holding({ updated: 'datetime' }))?.name).to.equal('updated');
    expect(dateField(holding({ year: 'number' }))).to.equal(undefined);
  });

  it('takes for the place a geometry, else degrees, never the metres or feet of a survey', () => {
    expect(placeOf(holding({ latitude: 'number', longitude: 'number', the_geom: 'geometry' }))).to.deep.equal({ geometry: 'the_geom' });
    const chicago = holding({ x_coordinate: 'number', y_coordinate: 'number', latitude: 'number', longitude: 'number' });
    expect(placeOf(chicago)).to.deep.equal({ latitude: 'latitude', longitude: 'longitude' });
    expect(placeOf(holding({ y_latitude: 'number', x_longitude: 'number' }))).to.deep.equal({
      latitude: 'y_latitude',
      longitude: 'x_longitude',
    });
    expect(placeOf(holding({ Lat: 'string', Lng: 'string' }))).to.deep.equal({ latitude: 'Lat', longitude: 'Lng' });
    expect(placeOf(holding({ x_coordinate: 'number', y_coordinate: 'number' }))).to.equal(undefined);
    expect(placeOf(holding({ latitude: 'number' }))).to.equal(undefined);
  });

  it('takes for the measure an amount, not a code', () => {
    expect(
      measureField(
        holding({ objectid: 'number', zip: 'number', year: 'number', latitude: 'number', 'Ward Number': 'number', cost: 'number' }),
      )?.name,
    ).to.equal('cost');
    expect(measureField(holding({ id: 'number', name: 'string' }))).to.equal(undefined);
  });

  it('takes for the name what is called so, else the first text', () => {
    expect(nameField(holding({ code: 'string', 'Park Name': 'string' }))?.name).to.equal('Park Name');
    expect(nameField(holding({ 'Street Address': 'string', name: 'string' }))?.name).to.equal('name');
    expect(nameField(holding({ n: 'number', kind: 'string' }))?.name).to.equal('kind');
  });
});

describe('rhythm', () => {
  const spellings: Readonly<Record<string, readonly string[]>> = {
    day: [
      'R/P1D',
      'P1D',
      'daily',
      'Daily',
      '1',
      'R/PT1S',
      'hourly',
      'Continuous',
      'http://publications.europa.eu/resource/authority/frequency/DAILY',
      'UPDATE_CONT',
    ],
    week: ['R/P1W', 'R/P7D', 'Weekly', '7', 'every week'],
    twoweeks: ['R/P2W', 'R/P0.5M', 'Biweekly', 'fortnightly', 'semimonthly', '14'],
    month: ['R/P1M', 'monthly', '30', 'http://publications.europa.eu/resource/authority/frequency/MONTHLY'],
    quarter: ['R/P3M', 'Quarterly', '90'],
    halfyear: ['R/P6M', 'semiannual', 'Biannual', '180'],
    year: ['R/P1Y', 'R/P12M', 'Annually', 'yearly', '365'],
    undefined: ['', 'irregular', 'As needed', 'never', '-1', 'bimonthly', 'R/P10Y', 'not planned'],
  };
  for (const [rhythm, words] of Object.entries(spellings)) {
    for (const word of words) {
      it(`${word || 'nothing'} → ${rhythm}`, () => {
        expect(String(rhythmOf({ accrualPeriodicity: word }))).to.equal(rhythm);
      });
    }
  }

  it('expects the next renewal after a period and a half', () => {
    const modified = new Date('2024-01-01');
    expect(dueDate({ accrualPeriodicity: 'weekly', modified })?.toISOString()).to.equal('2024-01-11T12:00:00.000Z');
    expect([dueDate({ accrualPeriodicity: 'weekly' }), dueDate({ accrualPeriodicity: 'never', modified })]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });
});

describe('data handed in', () => {
  const table = tableOf({ year: [2022, 2023, null], name: ['a', 'b', 'c'] });

  it('answers the same questions', async () => {
    const dataset = handed({ table, dataset: { title: 'Mine' } });
    expect([dataset.title, dataset.rowCount, dataset.fields.map(({ type }) => type)]).to.deep.equal(['Mine', 3, ['number', 'string']]);
    const answer = await readHanded(
      { table },
      { where: { op: '>', field: 'YEAR', value: '2022' }, select: [{ name: 'n', aggregate: 'count' }] },
    );
    expect(answer.column('n')[0]).to.equal(1);
  });

  it('gives columns as they stand where nothing else is asked of them', async () => {
    const answer = await readHanded({ table }, { select: [{ name: 'name', field: 'name' }], limit: 3 });
    expect(answer.fields.map(({ name }) => name)).to.deep.equal(['name']);
    expect([answer.length, answer.total]).to.deep.equal([3, 3]);
    expect(answer.column('name'), 'no copy').to.equal(table.column('name'));
    const page = await readHanded({ table }, { limit: 2 });
    expect([page.length, page.total], 'a page of them').to.deep.equal([2, 3]);
    const renamed = await readHanded({ table }, { select: [{ name: 'called', field: 'name' }] });
    expect([...(renamed.column('called') as string[])]).to.deep.equal(['a', 'b', 'c']);
  });

  it('refuses the same names', async () => {
    const asking = readHanded({ table }, { order: [{ by: 'yaer' }] });
    const error: unknown = await asking.catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DatasetError);
    expect((error as DatasetError).message).to.contain('“year”');
  });
});
