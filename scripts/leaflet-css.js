/** Writes Leaflet's stylesheet as a module, `src/maps/leaflet.css.ts`, without what loads images, speaks to Internet Explorer, or dresses controls, popups and the ground, as the map has its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

const source = createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css');
export const target = fileURLToPath(new URL('../src/maps/leaflet.css.ts', import.meta.url));

/** The module that the installed Leaflet asks for. */
export async function leafletModule() {
  const styles = await format(slim(readFileSync(source, 'utf8')), { parser: 'css' });
  return `/** Leaflet's own stylesheet, for a shadow root. Written by scripts/leaflet-css.js from the package: do not edit. */
import { css } from '../page/css.js';

export const leafletStyles = css\`
${styles.replaceAll('\\', '\\\\')}\`;
`;
}

const slim = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, ruleOrNothing)
    .replace(/@media[^{}]*\{\s*\}/g, '');

const unused =
  /lvml|vml-shape|oldie|popup|control|tooltip|leaflet-bar|marker|div-icon|svg|zoom-box|image-layer|-path|shadow|-top|-bottom|-left|-right|crosshair|interactive|zoom-hide|flag|safari| a\s*$/;

const old = /[^;{}]*-(?:webkit|moz|ms)-(?!tap|user-drag)[^;]*;/g;

/** What the map's own looks say of its ground. */
const dress = /(?:font(?:-\w+)?|line-height|background|outline-offset):[^;]*;/g;

function ruleOrNothing(rule, selectors, declarations) {
  const kept = selectors.split(',').filter((selector) => !unused.test(selector));
  const said = declarations.replace(old, '').replace(kept.at(-1)?.trim() === '.leaflet-container' ? dress : '', '');
  return kept.length === 0 || !said.trim() || said.includes('url(') ? '' : `${kept.join(',')}{${said}}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await leafletModule());
