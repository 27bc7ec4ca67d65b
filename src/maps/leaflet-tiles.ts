/** The part of Leaflet that a map with raster tiles needs beside the others. */
export { TileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
