/** A page with a map by Leaflet alone. */
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { done } from './done.js';
import { places } from './year.js';

const [place] = places();
const map = L.map(place, { preferCanvas: true }).setView([37.75, -122.45], 11);
for (const latitude of [37.7, 37.75, 37.8]) L.circleMarker([latitude, -122.45]).addTo(map);
done();
