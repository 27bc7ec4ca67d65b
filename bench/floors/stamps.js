/** A floor for places: projected once, then one stamp for each pixel that holds any, written straight into an image. */

const colors = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728', '#9467bd', '#8c564b', '#e377c2', '#17becf'].map(
  (hex) => 0xff000000 | (parseInt(hex.slice(5, 7), 16) << 16) | (parseInt(hex.slice(3, 5), 16) << 8) | parseInt(hex.slice(1, 3), 16),
);
const radius = 3;

/** @returns {(view: { west: number, north: number, scale: number }) => void} Draws a part of the world square. */
export function stamps(place, { latitude, longitude, kind }) {
  const [width, height] = [place.clientWidth, place.clientHeight];
  const context = place.appendChild(Object.assign(document.createElement('canvas'), { width, height })).getContext('2d');
  const [xs, ys] = projected(latitude, longitude);
  const disc = offsets(width);
  return ({ west, north, scale }) => {
    const top = new Uint8Array(width * height);
    for (let i = 0; i < xs.length; i++) {
      const x = ((xs[i] - west) * scale) | 0;
      const y = ((ys[i] - north) * scale) | 0;
      if (x >= radius && y >= radius && x < width - radius && y < height - radius) top[y * width + x] = kind[i] + 1;
    }
    const image = context.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let at = 0; at < top.length; at++) if (top[at]) for (const offset of disc) pixels[at + offset] = colors[top[at] - 1];
    context.putImageData(image, 0, 0);
  };
}

/** The whole of the places, in the middle of the picture. */
export function viewOfAll({ latitude, longitude }, [width, height]) {
  const [xs, ys] = projected(latitude, longitude);
  const [west, east] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [north, south] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  return { west, north, scale: Math.min(width / (east - west), height / (south - north)) };
}

/** Web Mercator, the world from 0 to 1. */
function projected(latitude, longitude) {
  const [xs, ys] = [new Float64Array(latitude.length), new Float64Array(latitude.length)];
  for (let i = 0; i < xs.length; i++) {
    const sine = Math.sin((latitude[i] * Math.PI) / 180);
    xs[i] = longitude[i] / 360 + 0.5;
    ys[i] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  return [xs, ys];
}

function offsets(width) {
  const found = [];
  for (let y = -radius; y <= radius; y++)
    for (let x = -radius; x <= radius; x++) if (x * x + y * y <= radius * radius) found.push(y * width + x);
  return found;
}
