/** The scale bar: how far apart things are on the ground, in the reader's unit. */
import { metresPerPixel, type Frame, type Inks } from './frame.js';
import { letter } from './graticule.js';

const most = 110;
const units = {
  metric: [
    ['kilometer', 1000],
    ['meter', 1],
  ],
  american: [
    ['mile', 1609.344],
    ['foot', 0.3048],
  ],
} as const;

export function paintScaleBar(context: CanvasRenderingContext2D, frame: Frame, { text, halo, font }: Inks, lang: string): void {
  const { label, pixels } = measure(metresPerPixel(frame), lang);
  const half = Math.round(pixels / 2);
  const [x, y] = [16, frame.height - 18];
  context.save();
  Object.assign(context, { font, fillStyle: text, textAlign: 'left', textBaseline: 'bottom' });
  letter(context, label, x, y - 3, halo);
  context.fillStyle = halo;
  context.fillRect(x - 1, y - 1, half * 2 + 2, 6);
  context.fillStyle = text;
  context.fillRect(x, y, half * 2, 4);
  context.fillStyle = halo;
  context.fillRect(x + half, y + 1, half - 1, 2);
  context.restore();
}

/** The longest round distance (1, 2 or 5 × a power of ten) that the bar has room for. */
function measure(metres: number, lang: string): { readonly label: string; readonly pixels: number } {
  const [large, small] = units[saysMiles(lang) ? 'american' : 'metric'];
  const [unit, length] = (metres * most) / large[1] >= 1 ? large : small;
  const room = (metres * most) / length;
  const power = 10 ** Math.floor(Math.log10(room));
  const value = power * (room >= 5 * power ? 5 : room >= 2 * power ? 2 : 1);
  return { label: formatOf(lang, unit).format(value), pixels: (value * length) / metres };
}

const formats = new Map<string, Intl.NumberFormat>();

/** Made once: a map that is moved writes its scale in every frame. */
function formatOf(lang: string, unit: string): Intl.NumberFormat {
  const key = `${lang} ${unit}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(`${lang}-u-nu-latn`, { style: 'unit', unit, maximumFractionDigits: 3 });
  formats.set(key, format);
  return format;
}

/** Where no country is said, that of most who speak the language. */
const saysMiles = (lang: string): boolean => /^(en|my)(-[A-Z][a-z]{3})?$|-(US|GB|LR|MM)\b/.test(lang);
