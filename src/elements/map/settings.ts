/** What a page's editor can say on a map, and which fields follow from it. */
import type { Place } from '../../dataset/roles.js';
import type { PlaceMark } from '../../maps/looks.js';
import type { Method } from '../../marks/classes.js';
import type { Dataset, Field } from '../../model.js';
import { flag, integer, list, oneOf, words } from '../shared/attributes.js';
import { fieldNamed, placeIn, popupFields, type PopupFields } from './fields.js';
import { DrawingElement } from '../shared/drawing-element.js';
import { property } from '../../page/property.js';

export abstract class MapSettings extends DrawingElement {
  static override looks: ReadonlySet<PropertyKey> = new Set([
    ...DrawingElement.looks,
    'classes',
    'method',
    'breaks',
    'scheme',
    'list',
    'controls',
    'overlay',
  ]);

  /** The field that holds each row's place: a point, line or area. Found where it is not given. */
  @property() geometry = '';
  /** The field of degrees north, where a row's place is a pair of numbers. */
  @property() latitude = '';
  /** The field of degrees east, where a row's place is a pair of numbers. */
  @property() longitude = '';
  /** Which fields a picked place shows, in this order. A handful where there are none. */
  @property({ converter: list }) popup: readonly string[] = [];
  /** The field that names a picked place. Where it is not said, the one of `popup` that looks like a name. */
  @property({ attribute: 'popup-heading' }) popupHeading = '';
  /** How places are drawn: `point` (each), `cluster` (discs with a number), `density` (squares of the ground in the colour of their number), or `area` (see `boundaries`). By default each, or squares where there are too many to be told apart. */
  @property({ converter: oneOf<PlaceMark | ''>('', 'point', 'cluster', 'density', 'area') }) mark: PlaceMark | '' = '';
  /** The field by which places are coloured: numbers in classes, everything else by what it says. */
  @property() color = '';
  /** The field of numbers that the size of a place tells. */
  @property() size = '';
  /** The address of areas: any dataset or file of shapes. Values are then put on them, by `key` and `y`. */
  @property() boundaries = '';
  /** The field that says to which area a row belongs. */
  @property() key = '';
  /** The boundaries' field with the same key. Found where it is not given. */
  @property({ attribute: 'boundaries-key' }) boundariesKey = '';
  /** What is measured for each area: `count`, `sum(cost)`, `avg(days)`, or a field of values already summed up. The first is drawn. */
  @property() y = '';
  /** The field of margins of error of what `y` names; told in the popup. */
  @property() margin = '';
  /** Into how many classes numbers are cut, 3 to 9. */
  @property({ converter: integer(5, 3, 9) }) classes = 5;
  /** How numbers are cut: `quantile` (as many places in each class), `equal` (equal steps), `jenks` (natural breaks), or `manual` (see `breaks`). */
  @property({ converter: oneOf<Method>('quantile', 'equal', 'jenks', 'manual') }) method: Method = 'quantile';
  /** Where classes begin, whatever the `method`: `10, 25, 50` makes four. */
  @property() breaks = '';
  /** The colours of classes of numbers: `blue`, `teal`, `purple`, `orange`, `grey`, or away from a middle `blue-orange`, `purple-teal`. */
  @property() scheme = 'blue';
  /** What lies under the places: `none`, `osm`, the address of raster tiles with `{z}`, `{x}` and `{y}` in it, or that of a vector basemap in one file of your own, `https://city.gov/city.pmtiles` (PMTiles, MVT): read in parts, drawn in the page’s colours, no third party asked. */
  @property() basemap = 'none';
  /** Who made the tiles: their terms mostly ask that this be shown. Whom a PMTiles file names is always shown. */
  @property() attribution = '';
  /** Where the map looks at first: `latitude, longitude`. At all places where it is not given. */
  @property() center = '';
  /** How near the map looks at first: 0 is the world, 12 a city, 16 a street. */
  @property({ converter: Number }) zoom: number | undefined;
  /** How many places are asked for at most. Where there are more, moving the map asks for those in view. */
  @property({ converter: integer(10_000, 1, 2_000_000) }) limit = 10_000;

  /** A date field: readers then look at one period after the other, or have them played. */
  @property() time = '';
  /** Lists the places in view beside the map. */
  @property({ converter: flag }) list = false;
  /** Further layers that readers switch on and off: addresses of datasets or files of shapes or points, with titles: `Districts: ./districts.geojson; Stations: https://…`, or a JSON object. Drawn in the ink of the text, areas as outlines; they have no popup, and the map does not move to show them. `limit` holds for each. */
  @property() overlay = '';
  /** Further controls: `find` (a box in which a place is found by its words), `locate` (where the reader is, once they ask), `fullscreen`. */
  @property({ converter: words }) controls: readonly string[] = [];

  /** Where each row is; undefined where no field tells. */
  protected placeOf(dataset: Dataset): Place | undefined {
    return this.boundaries ? placeIn(dataset, '', '', '') : placeIn(dataset, this.geometry, this.latitude, this.longitude);
  }

  /** What a picked place says of itself. */
  protected told(dataset: Dataset): PopupFields {
    const { color, size } = this.drawnBy(dataset);
    const drawn = [color, size].filter((field) => field !== undefined);
    const [popup, heading] = this.boundaries ? [[], ''] : [this.popup, this.popupHeading];
    return popupFields(dataset, this.placeOf(dataset), popup, heading, drawn);
  }

  /** The fields that colour and size tell. */
  protected drawnBy(dataset: Pick<Dataset, 'fields'>): { readonly color: Field | undefined; readonly size: Field | undefined } {
    return {
      color: this.color ? fieldNamed(dataset, this.color) : undefined,
      size: this.size ? fieldNamed(dataset, this.size) : undefined,
    };
  }
}
