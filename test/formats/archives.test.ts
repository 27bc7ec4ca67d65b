import { expect } from '@open-wc/testing';
import { gzipSync, strToU8, zipSync, type Zippable } from 'fflate';
import proj4 from 'proj4';
import { failure, rows, tableIn, types } from './made.js';

const zip = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([name, body]) => [name, typeof body === 'string' ? strToU8(body) : body])) as Zippable,
  );

const workbook = (sheets: Record<string, string>, more: Record<string, string> = {}, properties = '') =>
  zip({
    'xl/workbook.xml': `<workbook xmlns:r="r">${properties}<sheets>${Object.keys(sheets)
      .map((name, index) => `<sheet name="${name}" ${index ? '' : 'state="hidden" '}r:id="r${index}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${Object.keys(sheets)
      .map((_, index) => `<Relationship Id="r${index}" Target="${index ? '' : '/xl/'}worksheets/s${index}.xml"/>`)
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((body, index) => [`xl/worksheets/s${index}.xml`, `<worksheet><sheetData>${body}</sheetData></worksheet>`]),
    ),
    ...more,
  });

const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const text = (value: string, at = '') => `<c ${at} t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (value: number | string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;

const styles = {
  'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]d&quot;th&quot; mmm yyyy;@"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/>
    <numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
};

describe('XLSX', () => {
  it('reads texts, numbers, dates, booleans, and leaves errors out', async () => {
    const sheet = [
      row(text('name'), text('n'), text('day'), text('long'), text('days'), text('moment'), text('open'), text('hour')),
      row(
        '<c t="s"><v>1</v></c>',
        number('5.4000000000000004'),
        number(45322, 1),
        number(45322, 2),
        number(7, 3),
        number(45322.5, 4),
        '<c t="b"><v>1</v></c>',
        number(0.25, 5),
      ),
      row(
        '<c t="str"><f>A1</f><v>x &amp; y</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c s="1"/>',
        number(59, 2),
        number(8, 3),
        number(45322.25, 4),
        '<c t="b"><v>0</v></c>',
        number(0.5, 5),
      ),
    ].join('');
    const strings = '<sst><si><t>unused</t></si><si><r><t>Jos</t></r><r><t>é</t></r><rPh><t>ホセ</t></rPh></si></sst>';
    const table = await tableIn(workbook({ hidden: '', shown: sheet }, { ...styles, 'xl/sharedStrings.xml': strings }), 'x.xlsx');
    expect(types(table)).to.deep.equal([
      'name string',
      'n number',
      'day date',
      'long date',
      'days number',
      'moment datetime',
      'open boolean',
      'hour string',
    ]);
    expect(rows(table)).to.deep.equal([
      ['José', 5.4, Date.UTC(2024, 0, 31), Date.UTC(2024, 0, 31), 7, Date.UTC(2024, 0, 31, 12), true, '06:00:00'],
      ['x & y', null, null, Date.UTC(1900, 1, 28), 8, Date.UTC(2024, 0, 31, 6), false, '12:00:00'],
    ]);
  });

  it('reads the sheet that the fragment names, days since 1904, and titles above the names', async () => {
    const dated = row(text('day')) + row(number(0, 1));
    const titled =
      row(text('City of Example')) + row() + row(text('Year'), text('Code', 'r="C9"')) + row(number(2024), text('007', 'r="C9"'));
    const file = workbook({ dates: dated, 'Fiscal 2024': titled }, styles, '<workbookPr date1904="1"/>');
    expect(rows(await tableIn(file, 'x.xlsx#dates'))).to.deep.equal([[Date.UTC(1904, 0, 1)]]);
    const table = await tableIn(file, 'x.xlsx#Fiscal%202024');
    expect(types(table)).to.deep.equal(['Year number', 'column_2 string', 'Code string']);
    expect(rows(table)).to.deep.equal([[2024, null, '007']]);
    expect((await failure(tableIn(file, 'x.xlsx#none'))).message).to.contain('Fiscal 2024');
  });

  it('refuses a sheet whose cells lie worlds apart', async () => {
    const far = row(text('a'), text('b', 'r="XFD1"')) + row(number(1)).repeat(30_000);
    expect((await failure(tableIn(workbook({ one: far }), 'x.xlsx'))).message).to.contain('uneven');
  });
});

describe('zip', () => {
  it('reads the largest file of data, or the one that the fragment names', async () => {
    const file = zip({
      'readme.txt': 'x'.repeat(999),
      '__MACOSX/a.csv': 'no',
      'data/a.csv': 'a\n1\n2\n3\n4\n5\n',
      'data/b.json': '[{"b":1}]',
    });
    expect(types(await tableIn(file, 'x.zip'))).to.deep.equal(['a number']);
    expect(types(await tableIn(file, 'x.zip#b'))).to.deep.equal(['b number']);
    expect(types(await tableIn(file, 'x.zip#data/b.json'))).to.deep.equal(['b number']);
    expect((await failure(tableIn(file, 'x.zip#c'))).message).to.contain('data/a.csv');
  });

  it('names what cannot be read', async () => {
    for (const [name, said] of [
      ['parcels.gdb/a0001.gdbtable', 'File Geodatabase'],
      ['plan.pdf', 'PDF'],
      ['roads.gpkg', 'GeoPackage'],
      ['word/document.xml', 'Word'],
      ['x.bin', 'an archive without a file of data'],
    ] as const) {
      const error = await failure(tableIn(zip({ [name]: 'x' }), 'x.zip'));
      expect([error.code, error.message.includes(said)], name).to.deep.equal(['unsupported', true]);
    }
  });

  it('does not unpack a bomb', async () => {
    const file = zip({ 'a.csv': 'a\n1\n' });
    const at = file.findIndex((_, index) => file[index] === 0x50 && file[index + 1] === 0x4b && file[index + 2] === 1);
    new DataView(file.buffer, file.byteOffset).setUint32(at + 24, 0x7fffffff, true);
    expect((await failure(tableIn(file, 'x.zip'))).code).to.equal('too-big');
  });

  it('unpacks gzip', async () => {
    expect(rows(await tableIn(gzipSync(strToU8('a,b\n1,2\n')), 'x.csv.gz'))).to.deep.equal([[1, 2]]);
    expect(rows(await tableIn(gzipSync(strToU8('[{"a":1}]')), 'x', 'application/gzip'))).to.deep.equal([[1]]);
  });
});

/** A .shp with one record for each content, and a .dbf with one text column. */
function shp(contents: readonly (readonly [kind: number, ...numbers: (['i' | 'd', number] | readonly number[])[]])[]): Uint8Array {
  const bytes: number[] = Array<number>(100).fill(0);
  contents.forEach(([kind, ...numbers], index) => {
    const body = new DataView(new ArrayBuffer(4 + numbers.length * 8));
    body.setInt32(0, kind, true);
    let at = 4;
    for (const [type, value] of numbers as ['i' | 'd', number][]) {
      if (type === 'i') body.setInt32(at, value, true);
      else body.setFloat64(at, value, true);
      at += type === 'i' ? 4 : 8;
    }
    const head = new DataView(new ArrayBuffer(8));
    head.setInt32(0, index + 1);
    head.setInt32(4, at / 2);
    bytes.push(...new Uint8Array(head.buffer), ...new Uint8Array(body.buffer, 0, at));
  });
  return Uint8Array.from(bytes);
}

const d = (...values: number[]) => values.map((value) => ['d', value] as ['d', number]);
const i = (...values: number[]) => values.map((value) => ['i', value] as ['i', number]);

function dbf(
  descriptors: readonly [name: string, type: string, length: number][],
  records: readonly string[],
  encode = strToU8,
): Uint8Array {
  const header = new Uint8Array(33 + descriptors.length * 32);
  const view = new DataView(header.buffer);
  view.setUint32(4, records.length, true);
  view.setUint16(8, header.length, true);
  view.setUint16(10, 1 + descriptors.reduce((sum, [, , length]) => sum + length, 0), true);
  descriptors.forEach(([name, type, length], index) => {
    header.set(strToU8(name), 32 + index * 32);
    header[43 + index * 32] = type.charCodeAt(0);
    header[48 + index * 32] = length;
  });
  header[header.length - 1] = 0x0d;
  const body = records.map((record) => encode(record));
  return Uint8Array.from([...header, ...body.flatMap((record) => [...record])]);
}

describe('Shapefile', () => {
  const square = (x: number, clockwise = true) => {
    const ring = [x, 0, x, 9, x + 9, 9, x + 9, 0, x, 0];
    return clockwise ? ring : [x + 1, 1, x + 2, 1, x + 2, 2, x + 1, 2, x + 1, 1];
  };
  const polygon = (...rings: number[][]): [number, ...['i' | 'd', number][]] => {
    const starts = rings.map((_, index) => rings.slice(0, index).reduce((sum, ring) => sum + ring.length / 2, 0));
    return [5, ...d(0, 0, 0, 0), ...i(rings.length, rings.flat().length / 2, ...starts), ...d(...rings.flat())];
  };

  it('reads every kind of shape, with holes where they belong', async () => {
    const file = zip({
      'a.shp': shp([
        [0],
        [1, ...d(3, 4)],
        [11, ...d(3, 4, 5, 6)],
        [8, ...d(0, 0, 0, 0), ...i(2), ...d(1, 2, 3, 4)],
        [3, ...d(0, 0, 0, 0), ...i(1, 2, 0), ...d(1, 2, 3, 4)],
        polygon(square(0), square(20), square(20, false)),
      ]),
    });
    const shapes = rows(await tableIn(file, 'x.zip')).map(([shape]) => shape as { type: string; coordinates: unknown[][] } | null);
    expect(shapes.map((shape) => shape?.type)).to.deep.equal([undefined, 'Point', 'Point', 'MultiPoint', 'LineString', 'MultiPolygon']);
    expect(shapes[2]!.coordinates).to.deep.equal([3, 4]);
    expect(shapes[5]!.coordinates.map((one) => one.length)).to.deep.equal([1, 2]);
  });

  it('reads the types and letters of the table, and passes over deleted rows', async () => {
    const columns: [string, string, number][] = [
      ['NAME', 'C', 6],
      ['N', 'N', 5],
      ['DAY', 'D', 8],
      ['OK', 'L', 1],
      ['FIPS', 'C', 3],
    ];
    const points = shp([
      [1, ...d(1, 2)],
      [1, ...d(3, 4)],
      [1, ...d(5, 6)],
    ]);
    const latin = (record: string) => Uint8Array.from(record, (sign) => sign.charCodeAt(0));
    const records = [' Peña   1.5020240131T001', '*gone    9 20240101F002', ' x     ****         ?'].map((record) =>
      record.padEnd(24).slice(0, 24),
    );
    for (const [encode, cpg] of [
      [strToU8, undefined],
      [latin, undefined],
      [latin, '1252'],
      [latin, 'ISO-8859-1'],
    ] as const) {
      const wide = encode === strToU8 ? records.map((record) => record.replace('Peña  ', 'Peña ')) : records;
      const table = await tableIn(
        zip({ 'A.SHP': points, 'a.dbf': dbf(columns, wide, encode as typeof strToU8), ...(cpg ? { 'a.cpg': cpg } : {}) }),
        'x.zip',
      );
      expect(types(table)).to.deep.equal(['NAME string', 'N number', 'DAY date', 'OK boolean', 'FIPS string', 'geometry geometry']);
      expect(rows(table)).to.deep.equal([
        ['Peña', 1.5, Date.UTC(2024, 0, 31), true, '001', { type: 'Point', coordinates: [1, 2] }],
        ['x', null, null, null, null, { type: 'Point', coordinates: [5, 6] }],
      ]);
    }
  });

  it('turns state planes and UTM into degrees, and refuses what it cannot place', async () => {
    const utm = '+proj=utm +zone=18 +datum=NAD83 +units=m +no_defs';
    const prj = `PROJCS["NAD_1983_UTM_Zone_18N",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000],PARAMETER["False_Northing",0],PARAMETER["Central_Meridian",-75],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0],UNIT["Meter",1]]`;
    const [x, y] = proj4(utm).forward([-72.6, 41.7]) as [number, number];
    const file = (text: string | undefined) => zip({ 'a.shp': shp([[1, ...d(x, y)]]), ...(text ? { 'a.prj': text } : {}) });
    const [[shape]] = rows(await tableIn(file(prj), 'x.zip')) as [[{ coordinates: number[] }]];
    expect(shape.coordinates[0]).to.be.closeTo(-72.6, 1e-7);
    expect(shape.coordinates[1]).to.be.closeTo(41.7, 1e-7);
    expect((await failure(tableIn(file(undefined), 'x.zip'))).message).to.contain('no .prj');
    expect((await failure(tableIn(file('PROJCS["Secret",PROJECTION["Unheard_Of"]]'), 'x.zip'))).code).to.equal('unsupported');
  });

  it('calls a damaged one damaged', async () => {
    const whole = shp([polygon(square(0))]);
    expect((await failure(tableIn(zip({ 'a.shp': whole.subarray(0, 160) }), 'x.zip'))).code).to.equal('bad-response');
    expect((await failure(tableIn(zip({ 'a.shp': whole, 'a.dbf': new Uint8Array(40) }), 'x.zip'))).code).to.equal('bad-response');
  });
});
