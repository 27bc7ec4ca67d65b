/** The parts of Leaflet that a map needs, taken one by one: its bundle cannot be shaken and weighs twice as much. */
import 'leaflet/src/layer/Layer.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

export { setTransform } from 'leaflet/src/dom/DomUtil.js';
export { Map } from 'leaflet/src/map/Map.js';
