/** An OGC API Features server: Debian's MapServer behind a small CGI wrapper, over GeoJSON files. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, listen } from '../../demo/portal/server.js';
import { filledOnce, sources, writeGeoJson } from './geojson.js';

/** MapServer serves no feature without a place. */
const nowhere = { type: 'Point', coordinates: [0, 0] };
const program = '/usr/lib/cgi-bin/mapserv';

const isoDate = (value, type) => (type === 'timestamp' && value !== null ? new Date(value).toISOString() : value);

export async function startMapServer() {
  if (!existsSync(program))
    throw new Error('There is no MapServer (Debian: apt-get install cgi-mapserver mapserver-bin), so OGC API Features is not tested');
  const data = filledOnce('features', import.meta.url, (folder) => writeGeoJson(folder, (name) => name, isoDate, nowhere));
  const folder = mkdtempSync(join(tmpdir(), 'mapserver-'));
  const environment = {
    ...process.env,
    MAPSERVER_CONFIG_FILE: join(folder, 'mapserver.conf'),
    GATEWAY_INTERFACE: 'CGI/1.1',
    SCRIPT_NAME: '',
  };
  const server = createServer((request, response) => void answer(request, response, environment));
  const origin = await listen(server, 0);
  writeFileSync(join(folder, 'mapserver.conf'), configuration(folder));
  writeFileSync(join(folder, 'city.map'), mapFile(data, origin));
  const end = () => close(server).then(() => rmSync(folder, { recursive: true }));
  return { origin: `${origin}/city/ogcapi`, close: end };
}

const configuration = (folder) => `CONFIG
  ENV
    OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-bootstrap4/"
    MS_MAP_PATTERN "."
  END
  MAPS city "${join(folder, 'city.map')}" END
END
`;

const mapFile = (data, origin) => `MAP
  NAME "city"
  EXTENT -180 -90 180 90
  SHAPEPATH "${data}"
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "ows_enable_request" "*"
    "oga_title" "A city"
    "oga_onlineresource" "${origin}/city/ogcapi"
    "oga_html_template_directory" "/usr/share/mapserver/ogcapi/templates/html-bootstrap4/"
  END END
${Object.keys(sources).map(layer).join('')}END
`;

const layer = (key) => `  LAYER
    NAME "${key}" TYPE POINT STATUS ON
    CONNECTIONTYPE OGR CONNECTION "${key}.geojson" DATA "${key}"
    TEMPLATE "none"
    PROJECTION "init=epsg:4326" END
    METADATA
      "oga_title" "${key}" "gml_include_items" "all" "gml_exclude_items" "OBJECTID" "oga_featureid" "OBJECTID" "gml_featureid" "OBJECTID"
      "ows_enable_request" "*" "gml_types" "auto" "oga_geometry_precision" "10" "oga_max_limit" "10000"
    END
  END
`;

/** Runs the program for one request and hands its answer on (RFC 3875). */
async function answer(request, response, environment) {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const asked = {
    REQUEST_METHOD: request.method,
    QUERY_STRING: search.slice(1),
    PATH_INFO: decodeURIComponent(pathname),
    HTTP_HOST: request.headers.host,
  };
  const child = spawn(program, [], { env: { ...environment, ...asked, SERVER_PROTOCOL: 'HTTP/1.1' }, stdio: ['ignore', 'pipe', 'ignore'] });
  const chunks = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const said = Buffer.concat(chunks);
  const [gap] = /\r?\n\r?\n/.exec(said.toString('latin1')) ?? [''];
  const end = said.indexOf(gap);
  const headers = Object.fromEntries(
    said
      .toString('latin1', 0, end)
      .split(/\r?\n/)
      .map((line) => /^([^:]+):\s*(.*)$/.exec(line)?.slice(1) ?? [])
      .filter(([name]) => name)
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  response.writeHead(parseInt(headers.status ?? '200', 10), { ...headers, 'access-control-allow-origin': '*' });
  response.end(said.subarray(end + gap.length));
}
