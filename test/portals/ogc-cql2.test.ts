/** Servers of OGC API Features that MapServer is not: some filter, some only promise to, some only link their pages. */
import { expect } from '@open-wc/testing';
import type { Dataset, Get, Predicate } from '../../src/data.js';
import { ogcApi } from '../../src/portals/ogc-api.js';
import { printCql2 } from '../../src/portals/ogc-api/cql2.js';
import { parseWhere } from '../../src/query/parse.js';

const root = 'https://ogc.example/api';
const spec = 'http://www.opengis.net/spec';
const conformsTo = [
  `${spec}/ogcapi-features-3/1.0/conf/filter`,
  ...['cql2-text', 'basic-cql2', 'advanced-comparison-operators', 'basic-spatial-functions'].map((name) => `${spec}/cql2/1.0/conf/${name}`),
];
const properties = {
  kind: { type: 'string', title: 'Kind' },
  height: { type: 'number' },
  planted: { type: 'string', format: 'date' },
  seen: { type: ['string', 'null'], format: 'date-time' },
  healthy: { type: 'boolean' },
  geom: { format: 'geometry-point', 'x-ogc-role': 'primary-geometry' },
};
const trees = Array.from({ length: 25 }, (_, at) => ({ type: 'Feature', properties: { kind: 'oak', height: at }, geometry: null }));

interface Habits {
  readonly promises?: readonly string[];
  /** Answers as if nobody had asked for less. */
  readonly deaf?: boolean;
  readonly pages?: 'offset' | 'cursor';
  readonly most?: number;
  readonly queryable?: object;
}

/** A server of 25 trees, which gives at most ten at once. */
function serverOf({ promises = conformsTo, deaf = false, pages = 'offset', most = 10, queryable = properties }: Habits = {}) {
  const asked: URL[] = [];
  const get: Get = async (url) => {
    const { pathname, searchParams } = url;
    asked.push(url);
    if (pathname.endsWith('/conformance')) return Response.json({ conformsTo: promises });
    if (pathname.endsWith('/queryables')) return Response.json({ properties: queryable });
    if (pathname.endsWith('/schema')) return Response.json({ properties });
    if (!pathname.endsWith('/items'))
      return Response.json({
        id: 'trees',
        links: ['queryables', 'schema'].map((name) => ({
          rel: `${spec}/rel/${name}`,
          href: `http://inside/api/collections/trees/${name}`,
        })),
      });
    const start = Number(searchParams.get(pages) ?? 0);
    const end = Math.min(start + Number(searchParams.get('limit')), start + most, trees.length);
    const nothing = !deaf && searchParams.get('filter')?.includes('IS NULL AND NOT');
    const next = { rel: 'next', href: `http://inside/api/collections/trees/items?f=json&${pages}=${end}` };
    return Response.json({
      features: nothing ? [] : trees.slice(start, end),
      links: end < trees.length ? [next] : [],
      ...(pages === 'offset' ? { numberMatched: trees.length } : {}),
    });
  };
  return { get, asked };
}

const ref = { portal: 'ogc-api', endpointURL: root, identifier: 'trees' };
const described = (habits?: Habits): Promise<Dataset> => ogcApi.describe(ref, serverOf(habits).get);
const box = { op: 'intersects', field: 'geometry', bbox: [1, 2, 3, 4] } as const;
const oak: Predicate = { op: '=', field: 'kind', value: 'oak' };

describe('OGC API Features', () => {
  it('are filtered by servers that keep what they promise', async () => {
    const { get, asked } = serverOf();
    const dataset = await ogcApi.describe(ref, get);
    expect(dataset.capabilities?.where).to.include.members(['and', 'or', 'not', '=', 'in', 'like', 'isNull', 'intersects']);
    expect(dataset.fields.map(({ name, type }) => `${name} ${type}`)).to.deep.equal([
      'kind string',
      'height number',
      'planted date',
      'seen datetime',
      'healthy boolean',
      'geometry geometry',
    ]);
    const outside: Predicate = { op: 'not', arg: { ...box, bbox: [5, 6, 7, 8] } };
    await ogcApi.read(dataset, { where: { op: 'and', args: [oak, box, outside] }, limit: 5 }, get);
    const { searchParams } = asked.at(-1)!;
    expect([searchParams.get('filter'), searchParams.get('filter-lang'), searchParams.get('bbox')]).to.deep.equal([
      `"kind" = 'oak' AND NOT (S_INTERSECTS("geom", BBOX(5, 6, 7, 8)))`,
      'cql2-text',
      '1,2,3,4',
    ]);
  });

  it('are not filtered where a server promises nothing, overlooks conditions, or takes them for some columns only', async () => {
    for (const habits of [{ promises: [] }, { deaf: true }, { queryable: { kind: properties.kind } }])
      expect((await described(habits)).capabilities, JSON.stringify(habits)).to.deep.equal({ box: true, select: true, pageSize: 5000 });
  });

  it('come page by page, with the question each time, however few a server gives at once', async () => {
    const { get, asked } = serverOf();
    const dataset = await ogcApi.describe(ref, get);
    const heights = async (offset: number, limit: number) => [
      ...((await ogcApi.read(dataset, { where: oak, offset, limit }, get)).column('height') as Float64Array),
    ];
    expect(await heights(3, 15)).to.deep.equal(Array.from({ length: 15 }, (_, at) => at + 3));
    const pages = asked
      .slice(-2)
      .map(({ origin, searchParams }) => [origin, searchParams.get('offset'), searchParams.get('limit'), searchParams.get('filter')]);
    expect(pages).to.deep.equal([
      ['https://ogc.example', '3', '15', `"kind" = 'oak'`],
      ['https://ogc.example', '13', '5', `"kind" = 'oak'`],
    ]);
    expect(await heights(20, 15)).to.deep.equal([20, 21, 22, 23, 24]);
  });

  it('come by links alone where pages have no number', async () => {
    const { get } = serverOf({ pages: 'cursor' });
    const dataset = await ogcApi.describe(ref, get);
    expect([dataset.capabilities?.pageSize, dataset.rowCount]).to.deep.equal([undefined, undefined]);
    const table = await ogcApi.read(dataset, {}, get);
    expect([table.length, table.total]).to.deep.equal([25, 25]);
  });

  const conditions: Readonly<Record<string, string>> = {
    "kind LIKE 'o%' AND NOT (height > 5 OR height IS NULL)": `"kind" LIKE 'o%' AND NOT ("height" > 5 OR "height" IS NULL)`,
    "kind IN ('it''s', 'b')": `"kind" IN ('it''s', 'b')`,
    "planted >= DATE('2024-01-31')": `"planted" >= DATE('2024-01-31')`,
    "seen < TIMESTAMP('2024-01-31T12:30:00Z')": `"seen" < TIMESTAMP('2024-01-31T12:30:00.000Z')`,
    'healthy = TRUE': '"healthy" = TRUE',
  };
  for (const [text, cql] of Object.entries(conditions))
    it(`${text} is ${cql}`, async () => expect(printCql2(parseWhere(text), (await described()).fields, 'geom')).to.equal(cql));

  it('keep hostile values inside one literal', async () => {
    const list = await fetch('/hostile/injection/filter-values.json');
    const values = list.ok
      ? ((await list.json()) as { value: string }[]).map((one) => (typeof one === 'string' ? one : one.value))
      : ["' OR 1=1 --", "a'';DROP", "\\' --"];
    const { fields } = await described();
    for (const value of values)
      for (const predicate of [oak, { op: 'like', field: 'kind', pattern: value }] as const)
        expect(printCql2('value' in predicate ? { ...predicate, value } : predicate, fields, 'geom')).to.match(
          /^"kind" (=|LIKE) '(?:[^']|'')*'$/u,
        );
  });
});
