/** The basemap of a city that is made up: a river, a park, streets, houses and the names of its quarters, in one file. */
import { pmtiles, type Drawn, type TileIn } from '../demo/pmtiles.js';

const [z, west, north, across] = [12, 655, 1429, 3];
const unit = 4096;
/** The drawing is twice as fine as the tiles, and begins so far into them. */
const above = [0, unit] as const;

/** Where the city lies: latitude, longitude. */
export const centre = '47.6, -122.34';

export async function cityBasemap(): Promise<string> {
  const tiles = Array.from({ length: across ** 2 }, (_, i) => tileAt(i % across, Math.floor(i / across)));
  const file = await pmtiles(tiles, { attribution: '<a href="https://example.org/maps">© City of Elm, Maps and Surveys</a>' });
  return `${URL.createObjectURL(new Blob([file]))}#city.pmtiles`;
}

/** One cut of the city's drawing, with what lies just outside. */
function tileAt(column: number, row: number): TileIn {
  const cut = (shapes: readonly Drawn[]) =>
    shapes.map((shape) => ({
      ...shape,
      points: shape.points.map(
        ([x, y]) => [Math.round((x + above[0]) / 2) - column * unit, Math.round((y + above[1]) / 2) - row * unit] as const,
      ),
    }));
  const layers = Object.fromEntries(Object.entries(drawing).map(([name, shapes]) => [name, cut(shapes)]));
  const isHere = ({ points: [[x, y] = [0, 0]] }: Drawn) => x >= 0 && x < unit && y >= 0 && y < unit;
  return { z, x: west + column, y: north + row, layers: { ...layers, places: layers['places']!.filter(isHere) } };
}

const end = 4 * unit;
const steps = Array.from({ length: 33 }, (_, i) => (i * end) / 32);
const bank = (x: number, off: number) => [x, Math.round(end * 0.62 + 900 * Math.sin(x / 2600) + off)] as const;
const line = (points: Drawn['points'], kind: string): Drawn => ({ type: 'line', points, said: { kind } });
const place = (name: string, kind: string, x: number, y: number): Drawn => ({ type: 'point', points: [[x, y]], said: { name, kind } });
const house = (x: number, y: number, wide: number, high: number): Drawn => ({
  type: 'area',
  points: [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]], // prettier-ignore
});
const streets = Array.from({ length: 40 }, (_, i) => 210 + i * 410);
const isDry = (x: number, y: number) => Math.abs(y - bank(x, 0)[1]) > 800 && !(x > 4400 && x < 7000 && y > 5000 && y < 7250);

const drawing = {
  landuse: [{ ...house(4520, 5130, 2460, 2050), said: { kind: 'park' } }],
  water: [{ type: 'area', points: [...steps.map((x) => bank(x, -420)), ...steps.toReversed().map((x) => bank(x, 420))] }],
  buildings: streets.flatMap((x, i) =>
    streets.flatMap((y, j) =>
      isDry(x, y) && (i * 7 + j * 5) % 4 ? [house(x + 70, y + 70, 120 + ((i * j) % 3) * 60, 130 + ((i + j) % 3) * 55)] : [],
    ),
  ),
  roads: [
    ...streets.flatMap((at, i) =>
      i % 6 === 2
        ? [line([[at, 0], [at, end]], 'major_road')] // prettier-ignore
        : [line([[at, 0], bank(at, -480)], 'minor_road'), line([bank(at, 480), [at, end]], 'minor_road')],
    ),
    ...streets.filter((at) => at < 8800 || at > 11500).map((at, i) => line([[0, at], [end, at]], i % 7 === 3 ? 'major_road' : 'minor_road')), // prettier-ignore
    line(steps.map((x) => bank(x, -1900)), 'highway'), // prettier-ignore
  ],
  places: [
    place('Elm', 'city', 8300, 8000),
    place('Northside', 'suburb', 10400, 6050),
    place('Elm Park', 'suburb', 5750, 6150),
    place('Mill Bank', 'suburb', 3600, 12600),
    place('Harbour', 'suburb', 11800, 12300),
  ],
} satisfies Record<string, readonly Drawn[]>;
