/** A line of many points: from typed arrays to the screen, and to ten ranges of it. */
import { walk } from '../data.js';
import { spans } from '../floors/spans.js';
import { median, seeded } from '../statistics.js';
import { library, shown, timed } from '../timing.js';

export const title = 'Time series';
export const about = 'Typed arrays to a drawn chart of 1000 × 400 pixels; then ten ranges of it, the median and the slowest of them.';
export const measures = { draw: 'first drawing, ms', zoom: 'zoom, ms', worst: 'slowest zoom, ms' };
export const headlines = [
  ['10k', 'draw', 'A line of 10,000 points'],
  ['1M', 'draw', 'A line of 1,000,000 points'],
  ['10M', 'draw', 'A line of 10,000,000 points'],
];
export const box = [1000, 400];
export const cases = { '10k': [10_000, 1], '100k': [100_000, 1], '1M': [1_000_000, 1], '1M × 3': [1_000_000, 3], '10M': [10_000_000, 1] };
export const dataOf = ([points, series]) => walk(points, series);

const names = (values) => values.map((_, index) => `series ${index + 1}`);
const color = (index) => ['#1f5fa8', '#b3541e', '#2d7d46'][index];

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'bare canvas': { floor: true, load: () => ({ draw: bare, zoom: (draw, from, to) => draw(from, to) }) },
  uPlot: { package: 'uplot', load: uPlot },
  ECharts: { package: 'echarts', load: echarts },
  'Chart.js': { package: 'chart.js', load: chartJs, upTo: '1M × 3' },
  Dygraphs: { package: 'dygraphs', load: dygraphs, upTo: '1M' },
  'lightweight-charts': { package: 'lightweight-charts', load: lightweight, upTo: '100k' },
};

/** Times ten ranges, each a third to a thirtieth of the whole. */
export async function run({ draw, zoom }, data, place) {
  let chart;
  const first = await timed(async () => (chart = await draw(place, data)));
  await window.prove();
  if (!zoom) return { draw: first };
  const random = seeded(3);
  const [start, end] = [data.times[0], data.times[data.times.length - 1]];
  const times = [];
  for (let i = 0; i < 10; i++) {
    const width = (end - start) / (3 + random() * 27);
    const from = start + random() * (end - start - width);
    times.push(await timed(() => zoom(chart, from, from + width)));
  }
  await timed(() => zoom(chart, start, end));
  return { draw: first, zoom: median(times), worst: Math.max(...times) };
}

async function ours() {
  const { tableOf } = await library();
  return {
    async draw(place, { times, values }) {
      const { fields, column, ...rest } = tableOf({ time: times, ...Object.fromEntries(values.map((one, i) => [names(values)[i], one])) });
      const table = { ...rest, column, fields: fields.map((field) => (field.name === 'time' ? { ...field, type: 'datetime' } : field)) };
      const element = document.createElement('opendata-timeseries');
      Object.assign(element, {
        srcObject: { table },
        x: 'time',
        interval: 'none',
        y: names(values)
          .map((name) => `"${name}"`)
          .join(', '),
        loading: 'eager',
      });
      const done = shown(element);
      place.append(element);
      await done;
      return element;
    },
    async zoom(element, from, to) {
      element.range = [from, to];
      await element.updateComplete;
    },
  };
}

function bare(place, data) {
  const draw = spans(place, data);
  draw(data.times[0], data.times[data.times.length - 1]);
  return draw;
}

async function uPlot() {
  const [{ default: UPlot }] = await Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]);
  return {
    draw(place, { times, values }) {
      const series = names(values).map((label, index) => ({ label, stroke: color(index) }));
      const options = { width: 1000, height: 360, ms: 1, series: [{}, ...series], cursor: { drag: { setScale: false } } };
      return new UPlot(options, [times, ...values], place);
    },
    zoom: (chart, min, max) => chart.setScale('x', { min, max }),
  };
}

async function echarts() {
  const { init } = await import('echarts');
  return {
    draw(place, { times, values }) {
      const chart = init(place);
      const series = names(values).map((name, index) => ({
        name,
        type: 'line',
        sampling: 'lttb',
        showSymbol: false,
        lineStyle: { color: color(index), width: 1 },
        dimensions: ['time', name],
        data: interleaved(times, values[index]),
      }));
      const [xAxis, yAxis] = [{ type: 'time' }, { type: 'value', scale: true }];
      chart.setOption({ animation: false, xAxis, yAxis, dataZoom: [{ type: 'inside' }], tooltip: { trigger: 'axis' }, series });
      return chart;
    },
    zoom: (chart, startValue, endValue) => chart.dispatchAction({ type: 'dataZoom', startValue, endValue }),
  };
}

function interleaved(times, values) {
  const pairs = new Float64Array(times.length * 2);
  for (let i = 0; i < times.length; i++) {
    pairs[2 * i] = times[i];
    pairs[2 * i + 1] = values[i];
  }
  return pairs;
}

async function chartJs() {
  const [{ Chart, registerables }] = await Promise.all([import('chart.js'), import('chartjs-adapter-date-fns')]);
  Chart.register(...registerables);
  return {
    draw(place, { times, values }) {
      const canvas = place.appendChild(document.createElement('canvas'));
      const datasets = names(values).map((label, index) => ({
        label,
        borderColor: color(index),
        borderWidth: 1,
        data: Array.from(times, (x, i) => ({ x, y: values[index][i] })),
      }));
      const options = {
        animation: false,
        parsing: false,
        normalized: true,
        maintainAspectRatio: false,
        elements: { point: { radius: 0 } },
        scales: { x: { type: 'time' } },
        plugins: { decimation: { enabled: true, algorithm: 'min-max' } },
      };
      return new Chart(canvas, { type: 'line', data: { datasets }, options });
    },
    zoom(chart, min, max) {
      Object.assign(chart.options.scales.x, { min, max });
      chart.update('none');
    },
  };
}

async function dygraphs() {
  const [{ default: Dygraph }] = await Promise.all([import('dygraphs'), import('dygraphs/dist/dygraph.css')]);
  return {
    draw(place, { times, values }) {
      const rows = Array.from(times, (time, i) => [new Date(time), ...values.map((series) => series[i])]);
      return new Dygraph(place, rows, {
        labels: ['time', ...names(values)],
        width: 1000,
        height: 400,
        colors: values.map((_, i) => color(i)),
      });
    },
    zoom: (chart, from, to) => chart.updateOptions({ dateWindow: [from, to] }),
  };
}

async function lightweight() {
  const { LineSeries, createChart } = await import('lightweight-charts');
  return {
    draw(place, { times, values }) {
      const chart = createChart(place, { width: 1000, height: 400, timeScale: { minBarSpacing: 0.000_01 } });
      for (const [index, series] of values.entries()) {
        const line = chart.addSeries(LineSeries, { color: color(index), lineWidth: 1 });
        line.setData(Array.from(times, (time, i) => ({ time: time / 1000, value: series[i] })));
      }
      chart.timeScale().fitContent();
      return chart;
    },
    zoom: (chart, from, to) => chart.timeScale().setVisibleRange({ from: from / 1000, to: to / 1000 }),
  };
}
