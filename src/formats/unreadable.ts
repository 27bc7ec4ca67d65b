/** What a browser cannot read as data: each format by its name, so that a page can say what it links to. */
import { DatasetError } from '../model.js';

const names: Readonly<Record<string, string>> = {
  '7z': 'a 7-Zip archive',
  accdb: 'an Access database',
  doc: 'a Word document',
  docx: 'a Word document',
  dta: 'a Stata file',
  dwg: 'a CAD drawing (DWG)',
  dxf: 'a CAD drawing (DXF)',
  gdb: 'a File Geodatabase',
  gml: 'a GML file',
  gpkg: 'a GeoPackage',
  hdf: 'an HDF file',
  jpg: 'a picture',
  las: 'a point cloud (LAS)',
  laz: 'a point cloud (LAZ)',
  mdb: 'an Access database',
  nc: 'a NetCDF file',
  ods: 'an OpenDocument spreadsheet',
  pdf: 'a PDF document',
  pmtiles: 'a tile archive (PMTiles)',
  png: 'a picture',
  ppt: 'a presentation',
  pptx: 'a presentation',
  rar: 'a RAR archive',
  rdf: 'an RDF file',
  sav: 'an SPSS file',
  shp: 'one file of a Shapefile; the zipped Shapefile could be read',
  sqlite: 'an SQLite database',
  tar: 'a TAR archive',
  tif: 'a TIFF picture',
  tiff: 'a TIFF picture',
  ttl: 'an RDF file (Turtle)',
  xls: 'an old Excel workbook (XLS)',
};

const signatures: readonly (readonly [begins: string, format: string])[] = [
  ['%PDF', 'pdf'],
  ['SQLite format 3', 'gpkg'],
  ['\xd0\xcf\x11\xe0', 'xls'],
  ['\0\0\x27\x0a', 'shp'],
  ['PMTiles', 'pmtiles'],
  ['\x89PNG', 'png'],
  ['\xff\xd8\xff', 'jpg'],
  ['II*\0', 'tif'],
  ['MM\0*', 'tif'],
  ['Rar!', 'rar'],
  ['7z\xbc\xaf', '7z'],
  ['\x89HDF', 'hdf'],
  ['CDF', 'nc'],
  ['LASF', 'las'],
];

/** Whether the name of a file, by its extension, says that nothing here can read it. */
export const isUnreadable = (extension: string): boolean => Object.hasOwn(names, extension);

/** The format that the first bytes, as Latin letters, give away. */
export const unreadableHead = (head: string): string | undefined => signatures.find(([begins]) => head.startsWith(begins))?.[1];

/** Names the format, by its extension or in words of its own. */
export function unsupported(format: string, url: URL): DatasetError {
  const name = Object.hasOwn(names, format) ? names[format]! : format;
  return new DatasetError('unsupported', `This is ${name}: a browser cannot read it as data, but it can be linked for download.`, { url });
}
