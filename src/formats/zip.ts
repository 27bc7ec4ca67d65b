/** Archives: a workbook, a KMZ, a zipped Shapefile, or any zip or gzip with one file of data in it. */
import { gunzipSync, unzipSync, type UnzipFileInfo } from 'fflate';
import { DatasetError, type Table } from '../model.js';
import { extensionOf, formatOfExtension, nameInside, partOf, type Contents } from './index.js';
import { isUnreadable, unsupported } from './unreadable.js';

/** The files of an archive, unpacked one by one when they are asked for. */
export interface Archive {
  readonly names: readonly string[];
  /** The bytes of a file; undefined where there is none. Throws `too-big` for one that would fill the memory. */
  unpack(name: string): Uint8Array | undefined;
}

type Read = (file: Contents) => Promise<Table>;

/** Bytes of one unpacked file. */
const MOST = 1 << 29;

/**
 * The table in a zip: its first sheet, its placemarks, its shapes or its largest file of data; the address's fragment names another.
 * Throws a DatasetError: `unsupported` for what is in there where none of it can be read.
 */
export async function readZip({ bytes, url }: Contents, read: Read): Promise<Table> {
  const entries = entriesOf(bytes);
  const archive: Archive = { names: entries.map(({ name }) => name), unpack: (name) => unpack(bytes, name) };
  if (archive.names.includes('xl/workbook.xml')) return (await import('./xlsx.js')).readXlsx(archive, partOf(url));
  const name = chosen(entries, partOf(url), url);
  if (extensionOf(name) === 'shp') return (await import('./shapefile.js')).readShapefile(archive, name);
  return read({ bytes: archive.unpack(name)!, url, name });
}

/** The table in a gzipped file, which is called as the archive is but for `.gz`. */
export async function readGzip(file: Contents, read: Read): Promise<Table> {
  return read({ bytes: gunzipSync(file.bytes), url: file.url, name: nameInside(file) });
}

function entriesOf(bytes: Uint8Array): UnzipFileInfo[] {
  const entries: UnzipFileInfo[] = [];
  unzipSync(bytes, { filter: (entry) => !entries.push(entry) });
  return entries.filter(({ name }) => !/^__MACOSX\/|\/$|(^|\/)\./.test(name));
}

function unpack(bytes: Uint8Array, name: string): Uint8Array | undefined {
  const files = unzipSync(bytes, {
    filter: (entry) => {
      if (entry.name !== name) return false;
      if (entry.originalSize > MOST) throw new DatasetError('too-big', `“${name}” would fill ${entry.originalSize >> 20} MB of memory.`);
      return true;
    },
  });
  return files[name];
}

function chosen(entries: readonly UnzipFileInfo[], part: string, url: URL): string {
  const readable = entries.filter(({ name }) => extensionOf(name) === 'shp' || formatOfExtension(extensionOf(name)));
  const bySize = readable.sort((a, b) => b.originalSize - a.originalSize).map(({ name }) => name);
  const found = part ? bySize.find((name) => name === part || baseOf(name) === part) : bySize[0];
  if (found) return found;
  if (part && bySize.length) throw new DatasetError('bad-response', `The archive has no “${part}”; it has ${bySize.join(', ')}.`, { url });
  throw unsupported(nameOf(entries), url);
}

/** What an archive without readable data is. */
function nameOf(entries: readonly UnzipFileInfo[]): string {
  if (entries.some(({ name }) => name.includes('.gdb/'))) return 'gdb';
  if (entries.some(({ name }) => name === 'content.xml')) return 'ods';
  if (entries.some(({ name }) => name === 'word/document.xml')) return 'docx';
  const extensions = entries.map(({ name }) => extensionOf(name));
  return extensions.find(isUnreadable) ?? 'an archive without a file of data';
}

const baseOf = (name: string): string => name.replace(/^.*\//, '').replace(/\.\w+$/, '');
