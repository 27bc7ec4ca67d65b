/** A floor for lines: one upright span for each column of pixels, on a bare canvas with a bare axis. */

/** @returns {(from: number, to: number) => void} Draws the times from one to the other. */
export function spans(place, { times, values }) {
  const [width, height] = [place.clientWidth, place.clientHeight];
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false });
  place.append(canvas);
  return (from, to) => {
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    const columns = values.map((series) => extremes(times, series, from, to, width));
    const low = Math.min(...columns.map(({ low }) => low));
    const high = Math.max(...columns.map(({ high }) => high));
    const y = (value) => Math.round((height - 20) * (1 - (value - low) / (high - low)));
    columns.forEach((column, index) => paint(context, column, y, `hsl(${index * 120} 60% 40%)`));
    context.fillStyle = 'black';
    for (let i = 0; i < 8; i++) {
      const time = new Date(from + ((to - from) * i) / 8);
      context.fillText(time.toISOString().slice(0, 16), (width * i) / 8, height - 5);
    }
  };
}

/** The least and the greatest value of each column, joined to the column before it. */
function extremes(times, series, from, to, width) {
  const step = (times[times.length - 1] - times[0]) / (times.length - 1);
  const [least, greatest] = [new Float64Array(width), new Float64Array(width)];
  let [low, high] = [Infinity, -Infinity];
  for (let x = 0; x < width; x++) {
    const index = (pixel) => Math.round((from + ((to - from) * pixel) / width - times[0]) / step);
    const first = Math.max(0, index(x) - 1);
    const last = Math.min(series.length - 1, Math.max(first + 1, index(x + 1)));
    let [min, max] = [series[first], series[first]];
    for (let i = first + 1; i <= last; i++) {
      const value = series[i];
      if (value < min) min = value;
      else if (value > max) max = value;
    }
    [least[x], greatest[x]] = [min, max];
    if (min < low) low = min;
    if (max > high) high = max;
  }
  return { least, greatest, low, high };
}

function paint(context, { least, greatest }, y, color) {
  context.fillStyle = color;
  for (let x = 0; x < least.length; x++) {
    const top = y(greatest[x]);
    context.fillRect(x, top, 1, Math.max(1, y(least[x]) - top));
  }
}
