/** A portal that holds nothing but a city's reports, in as much of Socrata's and CKAN's ways as asking for all rows takes. */
import { createServer } from 'node:http';
import { cityRows } from './city.js';

const types = {
  id: 'number',
  opened: 'calendar_date',
  description: 'text',
  name: 'text',
  address: 'text',
  amount: 'number',
  status: 'text',
};
const uuid = '12345678-1234-1234-1234-123456789abc';
const postgres = { number: 'numeric', calendar_date: 'timestamp', text: 'text' };

/** @returns {Promise<{ socrata: string, ckan: string, close(): Promise<void> }>} the addresses of the dataset */
export async function servePortal(length) {
  const rows = cityRows(length).map(({ place: _, ...row }) => row);
  const pages = new Map();
  /** Each page is written once, so that nothing but the answer takes time. */
  const page = (name, written) => pages.get(name) ?? pages.set(name, Buffer.from(JSON.stringify(written()))).get(name);
  const part = (offset, limit) => rows.slice(Number(offset ?? 0), Number(offset ?? 0) + Number(limit));
  const answers = {
    '/api/views/city-0001.json': () => ({
      id: 'city-0001',
      name: 'Reports',
      viewType: 'tabular',
      columns: Object.entries(types).map(([fieldName, dataTypeName]) => ({ fieldName, name: fieldName, dataTypeName })),
    }),
    '/resource/city-0001.json': (asked) =>
      asked.get('$select') ? [{ c0: String(length) }] : part(asked.get('$offset'), asked.get('$limit')),
    '/api/3/action/resource_show': () => success({ id: uuid, package_id: 'reports', datastore_active: true }),
    '/api/3/action/package_show': () => success({ name: 'reports', title: 'Reports', resources: [{ id: uuid, datastore_active: true }] }),
    '/api/3/action/datastore_search': (asked) =>
      success({
        fields: Object.entries(types).map(([id, type]) => ({ id, type: postgres[type] })),
        records: part(asked.get('offset'), asked.get('limit')),
        total: length,
      }),
  };
  const server = createServer(({ url }, response) => {
    const { pathname, search, searchParams } = new URL(url, 'http://localhost');
    const answer = answers[pathname];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    response.end(answer ? page(pathname + search, () => answer(searchParams)) : '{"success":false,"error":{"__type":"Not Found"}}');
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${server.address().port}`;
  return {
    socrata: `${origin}/d/city-0001`,
    ckan: `${origin}/dataset/reports/resource/${uuid}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

const success = (result) => ({ help: 'http://localhost/api/3/action/help_show', success: true, result });
