/** The part of Leaflet that a map with tiles drawn here needs beside the others. */
export { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
