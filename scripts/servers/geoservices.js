/** A program: an ArcGIS GeoServices server, koop's, over a folder of GeoJSON files. `node geoservices.js <its packages> <the files>` prints its origin. */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { listen } from '../../demo/portal/server.js';

const [, , packages, folder] = process.argv;
const require = createRequire(join(packages, 'package.json'));
const express = require('express');
const geoservices = require('@koopjs/featureserver');
const silent = () => undefined;
geoservices.setLogger({ logger: { info: silent, warn: silent, debug: silent, silly: silent, verbose: silent, error: silent } });

const layers = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.geojson'))
    .map((name) => [basename(name, '.geojson'), read(name)]),
);

/** The file with what koop wants to know of it besides. */
function read(name) {
  const path = join(folder, name);
  const metadata = JSON.parse(readFileSync(path.replace('.geojson', '.metadata.json'), 'utf8'));
  return { ...JSON.parse(readFileSync(path, 'utf8')), metadata };
}

/** What koop-core does before it hands a request on: parameters in JSON are read. */
function parsed(query) {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, /^[[{]/.test(value) && name !== 'where' ? JSON.parse(value) : value]),
  );
}

function answer(handle) {
  return (request, response) => {
    response.set('Access-Control-Allow-Origin', '*');
    const layer = layers.get(request.params.service);
    if (!layer) return response.json({ error: { code: 404, message: 'Service not found', details: [] } });
    request.query = parsed(request.query);
    try {
      handle(request, response, layer);
    } catch ({ code = 500, message, details = [] }) {
      response.json({ error: { code, message, details } });
    }
  };
}

const root = '/arcgis/rest/services/:service/FeatureServer';
const app = express();
app.get('/arcgis/rest/info', (request, response) => geoservices.restInfo(request, response, {}));
app.get(root, answer(geoservices.serverInfo));
app.get(`${root}/:layer`, answer(geoservices.layerInfo));
app.get(`${root}/:layer/query`, answer(geoservices.query));
console.log(await listen(createServer(app), 0));
