/** A portal of one's own, in thirty lines and without any capability: it filters, groups, orders and pages all the same. */
import { portals, DatasetError, type Dataset, type DatasetRef, type Portal } from '../../src/data.js';
import { fieldsOf } from '../../src/formats/fields.js';
import { tableFromRows, type Row } from '../../src/formats/rows.js';
import { conforms } from '../conformance/conformance.js';
import { PORTALS } from '../portals.js';

/** Reads the pages of our CKAN as if it were a home-made system that can only give a resource's rows, thirty thousand at a time. */
const mine: Portal = {
  name: 'mine',
  capabilities: { pageSize: 30_000 },
  match(url): DatasetRef | undefined {
    const [, id] = /^\/basic\/mine\/([\w-]+)$/.exec(url.pathname) ?? [];
    return id ? { portal: 'mine', endpointURL: url.origin, identifier: id } : undefined;
  },
  async describe(ref, get): Promise<Dataset> {
    const shown = await get(new URL(`/api/3/action/package_show?id=${ref.identifier}`, ref.endpointURL));
    if (!shown.ok) throw new DatasetError('not-found', `There is no ${ref.identifier}`);
    const { title, resources } = (await shown.json()).result;
    const head = await get(new URL(`/api/3/action/datastore_search?limit=0&resource_id=${resources[0].id}`, ref.endpointURL));
    const { fields, total } = (await head.json()).result;
    const types = { text: 'string', timestamp: 'datetime', bool: 'boolean' } as const;
    const known = fields
      .slice(1)
      .map(({ id, type }: { id: string; type: keyof typeof types }) => ({ name: id, title: id, type: types[type] ?? 'number' }));
    return { ref: { ...ref, identifier: resources[0].id }, title, landingPage: resources[0].url, rowCount: total, fields: known };
  },
  async read({ ref, fields }, { offset = 0, limit = 30_000 }, get) {
    const parameters = `resource_id=${ref.identifier}&offset=${offset}&limit=${limit}`;
    const answer = await get(new URL(`/api/3/action/datastore_search?${parameters}`, ref.endpointURL));
    const records = (await answer.json()).result.records as Row[];
    return tableFromRows(records, fields.length ? fields : fieldsOf(records));
  },
};

portals.unshift(mine);
after(() => portals.splice(portals.indexOf(mine), 1));

const at = (name: string): string => `${PORTALS.ckan}/basic/mine/${name}`;

conforms('A portal of thirty lines', {
  addresses: {
    birds: at('faa-bird-strikes'),
    earthquakes: at('usgs-earthquakes'),
    airports: at('us-airports'),
    zipcodes: at('us-zip-codes'),
    weather: at('seattle-weather'),
  },
  lacks: { 'earthquakes.location': 'it has no type for places' },
  precision: 1000,
});
