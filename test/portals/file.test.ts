/** Plain files, asked the questions of every portal: all of them are answered in the browser. */
import { conforms } from '../conformance/conformance.js';
import { files } from '../conformance/truth.js';

const untyped = 'the feed writes it as a number';

conforms('Files', {
  addresses: files,
  names: { location: 'geometry' },
  lacks: {
    'earthquakes.time': untyped,
    'earthquakes.updated': untyped,
    'earthquakes.tsunami': untyped,
    'earthquakes.longitude': 'it stands in the shape',
    'earthquakes.latitude': 'it stands in the shape',
    'earthquakes.depth': 'it stands in the shape',
  },
});
