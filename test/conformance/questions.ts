/** Questions that every portal must answer alike: each operator, aggregate, period and clause, over real data with missing values. */
import type { Aggregate, Order, Query, Selected, TimeUnit } from '../../src/model.js';
import { parseWhere } from '../../src/query/parse.js';

export type Name = 'birds' | 'earthquakes' | 'airports' | 'zipcodes' | 'weather';

export interface Question {
  readonly of: Name;
  readonly asks: string;
  readonly query: Query;
}

const where = parseWhere;
const columns = (...names: string[]): Selected[] => names.map((name) => ({ name, field: name }));
const count: Selected = { name: 'count', aggregate: 'count' };
const of = (aggregate: Aggregate, field: string): Selected => ({ name: aggregate, field, aggregate });
const by = (field: string, unit: TimeUnit): Selected => ({ name: unit, field, unit });
const up = (name: string): Order => ({ by: name });
const down = (name: string): Order => ({ by: name, descending: true });

const from = (name: Name, questions: Readonly<Record<string, Query>>): Question[] =>
  Object.entries(questions).map(([asks, query]) => ({ of: name, asks, query }));

/** How many rows `text` keeps, and which are the first of them. */
const kept = (text: string, shown: string): Query => ({ where: where(text), select: columns(shown), limit: 40 });
const counted = (text: string): Query => ({ where: where(text), select: [count] });

const comparisons = from('earthquakes', {
  'equal to a number': kept('mag = 2.5', 'id'),
  'equal to a text': kept("net = 'hv'", 'id'),
  'other than a text passes over nothing that is there': counted("type <> 'earthquake'"),
  'other than a value leaves out what is missing': counted("alert <> 'yellow'"),
  'less than, with negative numbers': kept('mag < -0.5', 'id'),
  'at most leaves out what is missing': counted('nst <= 5'),
  'greater than': kept('felt > 50', 'id'),
  'at least': kept('mag >= 5.5', 'id'),
  'a range': counted('gap BETWEEN 100 AND 101'),
  'outside of a range leaves out what is missing': counted('gap NOT BETWEEN 30 AND 300'),
  'one of several numbers': counted('nst IN (5, 8, 13)'),
  'none of several numbers leaves out what is missing': counted('nst NOT IN (5, 8, 13)'),
  'one of several texts': counted("net IN ('ak', 'hv')"),
  true: kept('tsunami = TRUE', 'id'),
  'not true': counted('NOT tsunami = TRUE'),
  'a text before another': counted("net < 'ci'"),
  'a missing text': counted('alert IS NULL'),
  'a missing number': counted('nst IS NULL'),
  'a text that is there': kept('alert IS NOT NULL', 'alert'),
  'a number that is there': kept('mmi IS NOT NULL', 'mmi'),
});

const logic = from('earthquakes', {
  AND: counted("net = 'us' AND mag > 5"),
  OR: counted("net = 'hv' OR alert = 'green'"),
  'AND binds before OR': counted("net = 'hv' OR net = 'us' AND mag > 5"),
  parentheses: counted("(net = 'hv' OR net = 'us') AND mag > 5"),
  'NOT over AND with unknowns': counted("NOT (alert = 'green' AND felt > 10)"),
  'NOT over OR with unknowns': counted("NOT (alert = 'green' OR mag < 0)"),
  'NOT over NOT': counted('NOT (NOT (nst > 20))'),
  'unknown OR true is true': counted('nst > 1000 OR gap IS NULL'),
  'five conditions': counted("mag > 1 AND mag < 3 AND nst > 5 AND type = 'earthquake' AND alert IS NULL"),
});

const patterns = from('airports', {
  'LIKE a beginning': kept("name LIKE 'Coeur%'", 'name'),
  'LIKE an end': counted("name LIKE '%Municipal'"),
  'LIKE a middle': counted("name LIKE '%County%'"),
  'LIKE single characters': counted("iata LIKE '0_M'"),
  'LIKE keeps to the case': counted("name LIKE '%municipal%'"),
  'LIKE with an apostrophe': kept("name LIKE '%Int''l'", 'name'),
  'LIKE with quotes': kept('name LIKE \'%"Bud"%\'', 'name'),
  'LIKE an escaped percent sign': counted("name LIKE '%\\%%'"),
  'LIKE an escaped underscore': counted("iata LIKE '0\\_M'"),
  'LIKE an escaped backslash': counted("name LIKE '%\\\\%'"),
  'LIKE a backslash at the end': counted("name LIKE 'Mu\\'"),
  'NOT LIKE': counted("name NOT LIKE '%a%'"),
});

const values = from('airports', {
  'an apostrophe': kept("city = 'Coeur D''Alene'", 'name'),
  quotes: kept('name = \'W. H. "Bud" Barron\'', 'iata'),
  'a value that a portal could take for a parameter': counted("name <> 'see :name and :1'"),
  'a value with a time': counted("name <> 'at 12:30'"),
  'a backslash': counted("name <> 'C:\\temp\\new'"),
  'a percent sign': counted("name <> '100% %s %(x)s'"),
  'letters beyond ASCII': counted("name <> 'Łódź 東京 🛬 :é'"),
  'an end of comment and a semicolon': counted("name <> '*/ -- ; select 1'"),
  'a value that begins like an option': counted("city IN ('$where=1=1', '&limit=1', 'Jackson')"),
  nothing: counted("name = ''"),
  'texts that look like numbers': kept("iata = '1G0'", 'name'),
});

const dates = from('birds', {
  'on a day': kept('"Flight Date" = DATE(\'1999-10-19\')', 'Airport Name'),
  'since a day': counted('"Flight Date" >= DATE(\'2002-01-01\')'),
  'before a year': counted('"Flight Date" < \'1991\''),
  'between two days': counted("\"Flight Date\" BETWEEN DATE('1995-06-01') AND DATE('1995-06-30')"),
  'on one of several days': counted("\"Flight Date\" IN ('1990-10-24', '1998-08-13')"),
  'none in the future': { where: where('"Flight Date" > DATE(\'2100-01-01\')'), select: columns('Airport Name', 'Flight Date') },
});

const times = from('earthquakes', {
  'since a time of day': counted("time >= TIMESTAMP('2018-02-05T12:00:00')"),
  'since a time in another zone': counted("time >= TIMESTAMP('2018-02-05T12:00:00-08:00')"),
  'a period of six hours': counted("time BETWEEN '2018-02-05T00:00:00Z' AND '2018-02-05T06:00:00Z'"),
  'count by hour': { select: [by('time', 'hour'), count], order: [up('hour')] },
  'count by day': { select: [by('time', 'day'), count], order: [up('day')] },
  'the days of each network': { select: [...columns('net'), by('time', 'day'), of('max', 'mag')], order: [up('net'), down('day')] },
  'the first and the last time': {
    select: [
      { name: 'first', field: 'time', aggregate: 'min' },
      { name: 'last', field: 'time', aggregate: 'max' },
    ],
  },
});

const periods = from('birds', {
  'count by year': { select: [by('Flight Date', 'year'), count], order: [up('year')] },
  'count by quarter': { select: [by('Flight Date', 'quarter'), count], order: [up('quarter')] },
  'count by month': { select: [by('Flight Date', 'month'), count], order: [up('month')] },
  'count by week, over ends of years': { select: [by('Flight Date', 'week'), count], order: [down('week')] },
  'count by day, in pages': { select: [by('Flight Date', 'day'), count], order: [up('day')], offset: 1000, limit: 25 },
  'cost by month and size': {
    select: [by('Flight Date', 'month'), ...columns('Wildlife Size'), { name: 'cost', field: 'Cost Total $', aggregate: 'sum' }],
    order: [up('month'), up('Wildlife Size')],
  },
  'dates cut without counting': { select: [by('Flight Date', 'quarter'), ...columns('Origin State')], limit: 30 },
});

const aggregates = from('birds', {
  'count of rows': { select: [count] },
  'count of a column leaves out what is missing': { select: [of('count', 'Speed IAS in knots')] },
  'count distinct of texts': { select: [of('count distinct', 'Aircraft Make Model')] },
  'count distinct of numbers leaves out what is missing': { select: [of('count distinct', 'Speed IAS in knots')] },
  'sum, average, least and greatest leave out what is missing': {
    select: [
      of('sum', 'Speed IAS in knots'),
      of('avg', 'Speed IAS in knots'),
      of('min', 'Speed IAS in knots'),
      of('max', 'Speed IAS in knots'),
    ],
  },
  'least and greatest of texts and dates': {
    select: [
      { name: 'first', field: 'Origin State', aggregate: 'min' },
      of('max', 'Origin State'),
      { name: 'since', field: 'Flight Date', aggregate: 'min' },
    ],
  },
  'aggregates over no rows': {
    where: where('"Cost Total $" < 0'),
    select: [
      count,
      of('sum', 'Cost Total $'),
      of('avg', 'Cost Total $'),
      of('max', 'Flight Date'),
      of('min', 'Origin State'),
      of('count distinct', 'Origin State'),
    ],
  },
  'groups over no rows': { where: where('"Cost Total $" < 0'), select: [...columns('Origin State'), count] },
  'groups whose values are all missing': {
    where: where('"Speed IAS in knots" IS NULL'),
    select: [
      ...columns('Time of day'),
      of('avg', 'Speed IAS in knots'),
      { name: 'measured', field: 'Speed IAS in knots', aggregate: 'count' },
      count,
    ],
  },
});

const groups = from('birds', {
  'by a column': { select: [...columns('Origin State'), count] },
  'by a number with missing values': { select: [...columns('Speed IAS in knots'), count], order: [up('Speed IAS in knots')] },
  'by a number with missing values, downwards': { select: [...columns('Speed IAS in knots'), count], order: [down('Speed IAS in knots')] },
  'by two columns': { select: [...columns('Wildlife Size', 'Phase of flight'), count, of('avg', 'Cost Total $')] },
  'the measure before the group': { select: [count, ...columns('Time of day')], order: [down('count')] },
  'only groups': {
    select: [
      { name: 'state', field: 'Origin State' },
      { name: 'n', aggregate: 'count' },
    ],
    order: [down('n'), up('state')],
    limit: 5,
  },
  'a page of groups': {
    select: [...columns('Aircraft Make Model'), count],
    order: [down('count'), up('Aircraft Make Model')],
    offset: 5,
    limit: 10,
  },
  'the last page of groups': { select: [...columns('Origin State'), count], order: [up('Origin State')], offset: 25, limit: 10 },
  'past the end of the groups': { select: [...columns('Origin State'), count], order: [up('Origin State')], offset: 1000, limit: 10 },
  'by kept rows only': {
    where: where("\"Effect Amount of damage\" IN ('Substantial', 'Destroyed') AND \"Flight Date\" >= DATE('1995-01-01')"),
    select: [...columns('Wildlife Species'), count, { name: 'cost', field: 'Cost Total $', aggregate: 'sum' }],
  },
  'by bins': { select: [{ name: 'speed', field: 'Speed IAS in knots', bin: 50 }, count], order: [up('speed')] },
  'by bins and columns': { select: [{ name: 'cost', field: 'Cost Total $', bin: 100000 }, ...columns('Wildlife Size'), count] },
});

const bins = from('earthquakes', {
  'bins below zero': { select: [{ name: 'mag', field: 'mag', bin: 0.5 }, count], order: [up('mag')] },
  'bins of a tenth': { select: [{ name: 'mag', field: 'mag', bin: 0.1 }, count], order: [up('mag')] },
  'bins of floating numbers': { select: [{ name: 'longitude', field: 'longitude', bin: 30 }, count], order: [down('longitude')] },
  'rows cut to bins': { select: [...columns('id'), { name: 'deep', field: 'depth', bin: 10 }], limit: 20 },
  'by true and false': { select: [...columns('tsunami'), count, of('sum', 'sig')] },
  'how many are true': { select: [of('sum', 'tsunami')] },
  'by a text that is mostly missing': { select: [...columns('alert'), count], order: [up('alert')] },
});

const orders = from('earthquakes', {
  'upwards, missing last': { select: columns('id', 'felt'), order: [up('felt'), up('id')], offset: 110, limit: 30 },
  'downwards, missing last': { select: columns('id', 'felt'), order: [down('felt'), up('id')], offset: 110, limit: 30 },
  'texts downwards, missing last': { select: columns('id', 'alert'), order: [down('alert'), down('id')], limit: 20 },
  'several clauses': { select: columns('id', 'net', 'mag'), order: [up('net'), down('mag'), up('id')], limit: 50 },
  'equals stay in the order of the file': { select: columns('id', 'type'), order: [down('type')], limit: 40 },
  'true before false, downwards': { select: columns('id', 'tsunami'), order: [down('tsunami')], limit: 10 },
  'by a new name': {
    select: [
      { name: 'strength', field: 'mag' },
      { name: 'key', field: 'id' },
    ],
    order: [down('strength'), up('key')],
    limit: 10,
  },
  'one column under two names': {
    select: [
      { name: 'a', field: 'id' },
      { name: 'b', field: 'id' },
    ],
    limit: 3,
  },
  'a name in other capitals': { select: columns('magtype', 'NET'), order: [up('NET'), up('magtype')], limit: 10 },
});

const pages = from('weather', {
  'the first page': { limit: 10 },
  'a page in between': { offset: 700, limit: 10 },
  'the last page': { offset: 1455, limit: 10 },
  'past the end': { offset: 5000, limit: 10 },
  'no rows': { select: columns('weather'), limit: 0 },
  'every row': {},
  'a page of some rows': { where: where("weather = 'snow'"), order: [up('date')], offset: 20, limit: 10 },
});

const larger = from('zipcodes', {
  'texts of digits keep their zeros': { select: columns('zip_code', 'city'), limit: 5 },
  'more rows than some portals give at once': { where: where("state <> 'TX'"), select: columns('zip_code') },
  'a deep page': { order: [down('zip_code')], select: columns('zip_code', 'county'), offset: 40_000, limit: 3 },
  'a box of numbers': {
    where: where('latitude > 40 AND latitude < 41 AND longitude < -73 AND longitude > -74'),
    select: [...columns('state'), count],
  },
});

/**
 * Portals stem words, and some read “A/B” and “A-B” as one word; the browser does neither. So these words have one form in the data, are no
 * stop words and stand alone.
 */
const searches = from('birds', {
  'a word': { search: 'vulture', select: [count] },
  'in other capitals': { search: 'LoUiSiAnA', select: columns('Airport Name', 'Origin State'), limit: 5 },
  'two words in two columns': { search: 'hawk Texas', select: [...columns('Airport Name'), count] },
  'a word that is nowhere': { search: 'xylophone', select: columns('Airport Name') },
  'half a word': { search: 'vultu', select: [count] },
  'a word and a condition': { search: 'vulture', where: where('"Time of day" = \'Night\''), select: [count] },
  signs: { search: "vulture & | ! ( ) ' \\ :*", select: [count] },
});

const places = from('earthquakes', {
  'in a box': { where: where('S_INTERSECTS(location, BBOX(-125, 32, -114, 42))'), select: [count] },
  'in a box and strong': { where: where('S_INTERSECTS(location, BBOX(-180, -90, 0, 90)) AND mag > 5'), select: columns('id', 'mag') },
  'places in cells': { select: [{ name: 'place', field: 'location', cell: 5 }, count], order: [down('count')], limit: 3 },
  'outside of a box': { where: where('NOT S_INTERSECTS(location, BBOX(-125, 32, -114, 42))'), select: [...columns('net'), count] },
  'the places themselves': { select: columns('id', 'location'), limit: 10 },
});

export const questions: readonly Question[] = [
  comparisons,
  logic,
  patterns,
  values,
  dates,
  times,
  periods,
  aggregates,
  groups,
  bins,
  orders,
  pages,
  larger,
  searches,
  places,
].flat();
