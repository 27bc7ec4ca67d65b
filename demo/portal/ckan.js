/** The CKAN dialect: the action API, DataStore included, and the pages; under `/basic` the same portal with SQL switched off. */
import { readFile } from 'node:fs/promises';
import { datasets, packageRoot } from './datasets.js';
import { dump, info, search } from './ckan-datastore.js';
import { ActionError, Crash, notFound } from './ckan-errors.js';
import { frontPage, missingPage, packagePage, resourcePage } from './ckan-pages.js';
import { datasetOf, datasetOfResource, organizationOf, packageOf, required, resourcesOf, searchPackages } from './ckan-packages.js';
import { searchSql } from './ckan-sql.js';

const json = (value, status = 200) => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=utf-8' },
  body: JSON.stringify(value),
});
const html = (status, title) => ({
  status,
  headers: { 'Content-Type': 'text/html' },
  body: `<html><head><title>${status} ${title}</title></head><body><h1>${status} ${title}</h1></body></html>`,
});

/** `/basic` is a portal of its own at a root path; a locale may follow, as in `/es/dataset/N`. */
function place({ pathname, origin }) {
  const [, basic = '', locale, path] = /^(\/basic(?=\/|$))?(?:\/([a-z]{2}(?:_[A-Za-z]{2,4})?)(?=\/|$))?(\/.*)?$/.exec(pathname);
  return { root: `${origin}${basic}`, base: basic, locale: locale ?? 'en', path: decodeURIComponent(path ?? '/'), sqlAllowed: !basic };
}

/** @returns {import('./server.js').Dialect} */
export function createCkan(engine) {
  const organizations = (all) => {
    const names = [...new Set(datasets.map(({ organization }) => organization.name))].sort();
    const whole = (name) =>
      organizationOf(
        datasets.find(({ organization }) => organization.name === name),
        countOf(name),
      );
    return all ? names.slice(0, 25).map(whole) : names;
  };

  /** Each gets the address's parameters and the portal's root. */
  const actions = {
    site_read: () => true,
    status_show: (parameters, { root, sqlAllowed }) => status(root, sqlAllowed),
    package_list: () => datasets.map(({ ckan }) => ckan).sort(),
    package_show: (parameters, { root }) => packageOf(required(parameters.get('id') ?? parameters.get('name_or_id'), datasetOf), root),
    package_search: (parameters, { root }) => searchPackages(parameters, root),
    resource_show: (parameters, { root }) => resourceOf(parameters.get('id'), root),
    organization_list: (parameters) => organizations(parameters.get('all_fields') === 'true'),
    datastore_search: (parameters) => search(parameters, engine),
    datastore_search_sql: (parameters) => searchSql({ sql: parameters.get('sql') }, engine),
    datastore_info: (parameters) => info(parameters.get('id') ?? parameters.get('resource_id'), engine),
    help_show: (parameters, where) => helpOf(parameters.get('name'), where),
  };
  const isKnown = (name, { sqlAllowed }) => Object.hasOwn(actions, name) && (sqlAllowed || name !== 'datastore_search_sql');
  const helpOf = (name, where) => {
    if (!isKnown(name, where)) throw notFound(`Action name not known: ${name}`);
    return `The action ${name}. See https://docs.ckan.org/en/2.11/api/`;
  };

  const act = async (name, { searchParams }, where) => {
    if (!isKnown(name, where)) return json(`Bad request - Action name not known: ${name}`, 400);
    const help = `${where.root}/api/3/action/help_show?name=${name}`;
    return orRefused(help, async () => json({ help, success: true, result: await actions[name](searchParams, where) }));
  };

  /** First match wins. */
  const routes = [
    [/^\/api\/(?:3\/)?action\/(\w+)\/?$/, (url, where, name) => act(name, url, where)],
    [/^\/api\//, () => json({ version: 3 })],
    [/^\/datastore\/dump\/([^/]+)$/, (url, where, id) => orRefused(undefined, () => dump(id, url.searchParams, engine))],
    [/^\/dataset\/[^/]+\/resource\/([^/]+)\/download(?:\/.*)?$/, (url, where, id) => fileOf(id, engine)],
    [/^\/files\/([^/]+)\.csv$/, (url, where, name) => fileOf(datasetOf(name)?.resource, engine)],
    [/^\/dataset\/[^/]+\/resource\/([^/]+)(?:\/view\/[^/]+)?\/?$/, (url, where, id) => resourcePage(datasetOfResource(id), id, where)],
    [/^\/dataset\/([^/]+)\/?$/, (url, where, id) => packagePage(datasetOf(id), where)],
    [/^\/(?:dataset\/?)?$/, (url, where) => frontPage(where)],
  ];

  return {
    async answer(url) {
      const where = place(url);
      const [match, answer] = routes.map(([pattern, answer]) => [pattern.exec(where.path), answer]).find(([match]) => match) ?? [];
      return match ? answer(url, where, match[1]) : missingPage(where);
    },
    failure,
    isPage: (url) => !/^\/(api|datastore|files)\/|\/download(\/|$)/.test(place(url).path),
    columns: () => [],
  };
}

const countOf = (name) => datasets.filter(({ organization }) => organization.name === name).length;

function status(root, sqlAllowed) {
  return {
    ckan_version: '2.11.3',
    site_url: root,
    site_description: '',
    site_title: 'Example State Open Data',
    error_emails_to: null,
    locale_default: 'en',
    extensions: ['activity', 'datastore', 'xloader', ...(sqlAllowed ? ['datatables_view'] : []), 'text_view'],
  };
}

function resourceOf(id, root) {
  const dataset = required(id, datasetOfResource, 'Resource was not found.');
  return resourcesOf(dataset, root).find((resource) => resource.id === id);
}

async function orRefused(help, work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Crash) return html(500, TITLES[500]);
    if (error instanceof ActionError) return json({ ...(help ? { help } : {}), success: false, error: error.body }, error.status);
    throw error;
  }
}

/** The publisher's own file where there is one, else the rows as CSV. */
async function fileOf(id, engine) {
  const dataset = datasetOfResource(id);
  if (!dataset) return html(404, 'Not Found');
  const original = id !== dataset.resource || (dataset.file.endsWith('.csv') && !dataset.empty);
  if (!original) return dump(id, new URLSearchParams({ fields: dataset.columns.map(({ name }) => name).join(',') }), engine);
  const type = dataset.file.endsWith('.csv') ? 'text/csv' : 'application/geo+json';
  return { headers: { 'Content-Type': type }, body: await readFile(new URL(`data/${dataset.file}`, packageRoot), 'utf8') };
}

const TITLES = { 405: 'Method Not Allowed', 429: 'Too Many Requests', 500: 'Internal Server Error', 503: 'Service Unavailable' };

/** Refusals speak JSON; what fails before CKAN is reached is the web server's page. */
function failure(status, url) {
  const help = `${place(url).root}/api/3/action/help_show?name=${url.pathname.split('/').pop()}`;
  if (status === 403)
    return json(
      { help, success: false, error: { __type: 'Authorization Error', message: 'Access denied: User not authorized to read package' } },
      403,
    );
  if (status === 404) return json({ help, success: false, error: { __type: 'Not Found Error', message: 'Not found' } }, 404);
  return html(status, TITLES[status] ?? 'Error');
}
