/** How soon a small page stands there on a slow phone, what came over the wire for it, and how long it answered nobody. */
const build = new URL('../.build/', import.meta.url);

export const title = 'Start of a page';
export const about = `A minimal page of each tool with its data inside, an empty cache and a processor four times slower: until it has drawn, and again over
1.6 Mbit/s with 150 ms of delay; the sum of what tasks took beyond 50 ms; and all that was transferred, gzipped, in kB.`;
export const measures = { first: 'drawn, ms', slow: 'on a slow network, ms', blocking: 'blocking, ms', bytes: 'transferred, kB' };
export const headlines = [
  ['chart', 'slow', 'A page with one chart, on a slow phone'],
  ['12 charts', 'first', 'A page with twelve charts, on a slow phone'],
  ['table', 'slow', 'A page with one table, on a slow phone'],
  ['map', 'slow', 'A page with one map, on a slow phone'],
];
export const cases = { chart: ['chart', 1], '12 charts': ['chart', 12], table: ['table', 1], map: ['map', 1] };

/** `pages` are what each tool can show; ours come with the script that pages paste. */
export const tools = {
  'opendata-elements': { ours: true, pages: { chart: 'ours', table: 'ours', map: 'ours' } },
  bare: { floor: true, pages: { chart: 'canvas', table: 'html' } },
  uPlot: { package: 'uplot', pages: { chart: 'uplot' } },
  'Chart.js': { package: 'chart.js', pages: { chart: 'chartjs' } },
  ECharts: { package: 'echarts', pages: { chart: 'echarts' } },
  'Observable Plot': { package: '@observablehq/plot', pages: { chart: 'plot' } },
  'Grid.js': { package: 'gridjs', pages: { table: 'gridjs' } },
  Tabulator: { package: 'tabulator-tables', pages: { table: 'tabulator' } },
  Leaflet: { package: 'leaflet', pages: { map: 'leaflet' } },
};
export const takesPart = ({ pages }, [kind]) => kind in pages;

const slowProcessor = 4;
const slowNetwork = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

/** The same page twice: near its server, and far from it. */
export async function visit(page, tool, [kind, amount], origin) {
  const address = `${origin}/start/${kind}-${tools[tool].pages[kind]}-${amount}.html`;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const near = await opened(page, address);
  const transferred = bytes;
  await devtools.send('Network.emulateNetworkConditions', slowNetwork);
  const far = await opened(page, address);
  return { first: near.shown, slow: far.shown, blocking: near.blocking, bytes: transferred / 1000 };
}

async function opened(page, address) {
  await page.goto(address);
  return page.evaluate(async () => {
    const tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
    const end = performance.now() + 20_000;
    while (!performance.getEntriesByName('shown').length && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const [shown] = performance.getEntriesByName('shown');
    if (!shown) throw new Error('It did not come within twenty seconds');
    return {
      shown: shown.startTime,
      blocking: tasks.reduce((sum, { duration }) => sum + duration - 50, 0),
    };
  });
}

/** The pages, as texts by their addresses. */
export async function pages() {
  const { readFile } = await import('node:fs/promises');
  const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', build), 'utf8'));
  const written = Object.values(tools).flatMap(({ ours, pages }) =>
    Object.entries(pages).flatMap(([kind, name]) =>
      Object.values(cases)
        .filter(([one]) => one === kind)
        .map(([, amount]) => [`/start/${kind}-${name}-${amount}.html`, html(manifest, `start/${kind}-${name}.js`, amount, ours)]),
    ),
  );
  return Object.fromEntries(written);
}

function html(manifest, entry, amount, ours) {
  const files = imported(manifest, entry);
  const styles = files.flatMap(({ css = [] }) => css);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${entry}</title>
<style>.place { width: ${amount > 1 ? 300 : 800}px; height: ${amount > 1 ? 150 : 400}px; float: left }</style>
${styles.map((file) => `<link rel="stylesheet" href="/bench/.build/${file}">`).join('\n')}
${files.map(({ file }) => `<link rel="modulepreload" href="/bench/.build/${file}">`).join('\n')}
${ours ? '<script type="module" src="/cdn/loader.js"></script>' : ''}
<script type="module" src="/bench/.build/${manifest[entry].file}"></script>
${'<div class="place"></div>'.repeat(amount)}
</html>`;
}

/** An entry and what it imports: known beforehand, so that no tool waits for what the page could have named. */
function imported(manifest, name, found = new Map()) {
  if (found.has(name)) return [];
  found.set(name, manifest[name]);
  for (const one of manifest[name].imports ?? []) imported(manifest, one, found);
  return [...found.values()];
}
