/** Whatever is asked of Opendatasoft is what its official OpenAPI description allows: paths, parameters and their limits. */
import { expect } from '@open-wc/testing';
import type { Get } from '../../src/data.js';
import { opendatasoft } from '../../src/portals/opendatasoft.js';
import { check } from '../../src/query/check.js';
import { plan } from '../../src/query/plan.js';
import { questions, type Name } from '../conformance/questions.js';
import { PORTALS } from '../portals.js';

interface Schema {
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly type?: string;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly schema?: Schema;
}
interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly parameters?: readonly Parameter[] } }>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

const response = await fetch('/servers/opendatasoft/ods-openapi.json');
const description = response.ok ? ((await response.json()) as Description) : undefined;
const site = PORTALS.opendatasoft;
const ids: Readonly<Record<Name, string>> = {
  birds: 'faa-bird-strikes',
  earthquakes: 'usgs-earthquakes',
  airports: 'us-airports',
  zipcodes: 'us-zip-codes',
  weather: 'seattle-weather',
};

describe('Opendatasoft’s OpenAPI description', function () {
  this.timeout(60_000);
  if (!description) return void it.skip('is not here: the test runner does not serve the folder of servers');

  it('allows every request that the questions of all portals make', async () => {
    const asked = await requests();
    for (const url of asked) expect(faultsOf(url, description), url.href).to.deep.equal([]);
    expect(asked.length).to.be.above(100);
    expect(Math.max(...asked.map(({ href }) => href.length))).to.be.below(2000);
  });

  it('would not allow others', () => {
    const wrong = ['records?limit=101', 'records?q=oak', 'record', 'exports/json?offset=3', 'records?lang=xx'];
    for (const what of wrong)
      expect(faultsOf(new URL(`${site}/api/explore/v2.1/catalog/datasets/x/${what}`), description)).to.have.length(1);
  });
});

async function requests(): Promise<URL[]> {
  const asked: URL[] = [];
  const get: Get = (url) => (asked.push(url), fetch(url));
  for (const { of, query } of questions) {
    const dataset = await opendatasoft.describe({ portal: 'opendatasoft', endpointURL: site, identifier: ids[of] }, get);
    const { portal } = plan(await check(query, dataset.fields), opendatasoft.capabilities);
    await opendatasoft.read(dataset, { ...portal, limit: portal.limit ?? 200_000 }, get);
  }
  await opendatasoft.list!(new URL(site), { search: 'birds', theme: 'Transportation', order: 'modified' }, get);
  return asked;
}

function faultsOf(url: URL, { paths, components }: Description): string[] {
  const own = url.pathname.replace('/api/explore/v2.1', '').split('/');
  const fits = (path: string): boolean => {
    const parts = path.split('/');
    return parts.length === own.length && parts.every((part, at) => part.startsWith('{') || part === own[at]);
  };
  const path = Object.keys(paths)
    .filter(fits)
    .sort((a, b) => a.split('{').length - b.split('{').length)[0];
  if (!path) return [`no path ${url.pathname}`];
  const known = (paths[path]!.get.parameters ?? []).map((one) => (one.$ref ? components.parameters[one.$ref.split('/').at(-1)!]! : one));
  const grouped = url.searchParams.has('group_by');
  return [...url.searchParams].flatMap(([name, value]) => {
    const parameter = known.find((one) => one.name === name);
    return parameter && allows(parameter.schema ?? {}, value, grouped) ? [] : [`${name}=${value}`];
  });
}

/** With groups the limit is another, which the description tells in words: 20,000. */
function allows({ type, enum: words, minimum = -Infinity, maximum = Infinity }: Schema, value: string, grouped: boolean): boolean {
  if (type === 'integer') return /^-?\d+$/.test(value) && Number(value) >= minimum && Number(value) <= (grouped ? 20_000 : maximum);
  return !words || words.includes(value);
}
