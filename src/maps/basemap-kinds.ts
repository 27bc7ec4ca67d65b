/** What the shapes of a vector basemap are, whichever of the common schemas names them; what none names is drawn by its geometry. */

/** From the ground up: the order in which they are drawn. */
export const kinds = [
  'area',
  'green',
  'water',
  'stream',
  'building',
  'path',
  'rail',
  'minor',
  'major',
  'motorway',
  'line',
  'boundary',
  'dot',
] as const;

export type Kind = (typeof kinds)[number];

/** As vector tiles number them. */
const [POINT, LINE, AREA] = [1, 2, 3];

const green =
  /park|wood|forest|grass|meadow|garden|scrub|heath|cemetery|nature|protected|recreation|golf|pitch|green|orchard|vineyard|allotment|wetland|zoo/;
const motorway = /^(motorway|trunk|highway)/;
const major = /^(primary|secondary|tertiary|major|medium)/;
const path = /path|foot|track|steps|cycle|bridleway|pedestrian/;
const rail = /rail|tram|subway|transit|funicular/;

/** The layers that are known, the first that fits: what of them is drawn. A layer of labels is known, and only its places are. */
const layers: readonly (readonly [name: RegExp, kindOf: (type: number, kind: string) => Kind | undefined])[] = [
  [
    /label|_name|^name|place|poi|address|housenumber|peak|^earth$|^land$/,
    (type, kind) => (type === AREA && green.test(kind) ? 'green' : undefined),
  ],
  [/water|ocean|river|^sea$/, (type) => (type === AREA ? 'water' : type === LINE ? 'stream' : undefined)],
  [/landuse|landcover|land_|^park|natural|^sites$/, greens],
  [/building/, (type) => (type === AREA ? 'building' : undefined)],
  [/road|street|transport|highway|^transit$/, (type, kind) => (type === LINE ? roadOf(kind) : undefined)],
  [/aero|ferr|pier|bridge|dam/, () => undefined],
  [/boundar|admin/, (type) => (type === LINE ? 'boundary' : undefined)],
];

/** What a shape is: undefined where it is not drawn. */
export function kindOf(layer: string, type: number, kind: string): Kind | undefined {
  const known = layers.find(([name]) => name.test(layer));
  if (known) return known[1](type, kind);
  return type === AREA ? 'area' : type === LINE ? 'line' : type === POINT ? 'dot' : undefined;
}

function greens(type: number, kind: string): Kind | undefined {
  if (type !== AREA) return undefined;
  return green.test(kind) ? 'green' : /^(water|ocean|lake|river|basin|reservoir)/.test(kind) ? 'water' : undefined;
}

function roadOf(kind: string): Kind | undefined {
  if (/ferry|aeroway|pier/.test(kind)) return undefined;
  if (rail.test(kind)) return 'rail';
  if (path.test(kind)) return 'path';
  return motorway.test(kind) ? 'motorway' : major.test(kind) ? 'major' : 'minor';
}

/** How important a named place is, 0 the most; undefined where a layer holds none. */
export function rankOf(layer: string, kind: string): number | undefined {
  if (!/place/.test(layer)) return undefined;
  const rank = [/country/, /region|state|province/, /city|locality/, /town/, /village|borough/].findIndex((name) => name.test(kind));
  return rank < 0 ? 5 : rank;
}
