/** Puts Leaflet's parts into `dist/` as the map needs them, so that no bundler takes the ones that Trusted Types refuse. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { leafletPlain } from './leaflet-plain.js';

const parts = ['leaflet-parts', 'leaflet-tiles', 'leaflet-grid'];
const root = fileURLToPath(new URL('..', import.meta.url));
const licence = await readFile(new URL('../node_modules/leaflet/LICENSE', import.meta.url), 'utf8');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [leafletPlain()],
  build: {
    target: 'es2022',
    outDir: 'dist/maps',
    emptyOutDir: false,
    reportCompressedSize: false,
    minify: false,
    sourcemap: true,
    lib: { entry: Object.fromEntries(parts.map((name) => [name, `src/maps/${name}.ts`])), formats: ['es'] },
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: 'leaflet-shared.js', postBanner: `/*! Leaflet\n${licence.trim()}\n*/` },
    },
  },
});
