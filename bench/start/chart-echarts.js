/** A page with charts by ECharts, with no more of it than they need. */
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { done } from './done.js';
import { places, times, values } from './year.js';

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);
const data = Array.from(times, (time, i) => [time, values[i]]);
for (const place of places()) {
  const series = [{ type: 'line', showSymbol: false, data }];
  init(place).setOption({ animation: false, tooltip: { trigger: 'axis' }, xAxis: { type: 'time' }, yAxis: {}, series });
}
done();
