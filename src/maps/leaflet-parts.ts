/** The parts of Leaflet that a map needs, taken one by one: its bundle cannot be shaken and weighs twice as much. */
import 'leaflet/src/layer/Layer.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
import * as DomUtil from 'leaflet/src/dom/DomUtil.js';
import { Map } from 'leaflet/src/map/Map.js';

export { DomUtil, Map };
