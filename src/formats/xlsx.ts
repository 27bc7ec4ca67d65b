/** Excel workbooks (Office Open XML): one sheet as a table, its dates and its texts found where the workbook keeps them. */
import { DatasetError, type Table } from '../model.js';
import { tableOfCells, type Cells } from './cells.js';
import { lettersOf } from './text.js';
import { child, parseXml, visitXml, within, type Attributes, type XmlElement } from './xml.js';
import type { Archive } from './zip.js';

const DAY = 86_400_000;
/** 1 January 1970 in days since the end of 1899, or since 1 January 1904. */
const [EPOCH_1900, EPOCH_1904] = [25_569, 24_107];

/** The table of the sheet of that name or, where no name is given, of the first that is not hidden. Cells with an error are missing. */
export function readXlsx(archive: Archive, name: string): Table {
  const workbook = parsed(archive, 'xl/workbook.xml')!;
  const reader: Reader = {
    texts: sharedTexts(archive),
    dates: dateStyles(parsed(archive, 'xl/styles.xml')),
    epoch: /^(?:1|true)$/.test(child(workbook, 'workbookPr')?.attributes['date1904'] ?? '') ? EPOCH_1904 : EPOCH_1900,
  };
  return tableOfCells(readSheet(letters(archive, sheetPath(archive, workbook, name)) ?? '', reader));
}

interface Reader {
  readonly texts: readonly string[];
  /** By style: whether its numbers are days (`date`), a time of day (`time`), or neither. */
  readonly dates: readonly ('date' | 'time' | undefined)[];
  readonly epoch: number;
}

function letters(archive: Archive, path: string): string | undefined {
  const bytes = archive.unpack(path);
  return bytes && lettersOf(bytes);
}

function parsed(archive: Archive, path: string): XmlElement | undefined {
  const text = letters(archive, path);
  return text === undefined ? undefined : parseXml(text);
}

function sheetPath(archive: Archive, workbook: XmlElement, name: string): string {
  const sheets = [...within(workbook, 'sheet')].map(({ attributes }) => attributes);
  const sheet = name
    ? sheets.find((one) => one['name'] === name)
    : (sheets.find(({ state = 'visible' }) => state === 'visible') ?? sheets[0]);
  if (!sheet)
    throw new DatasetError('bad-response', `The workbook has no sheet “${name}”; it has ${sheets.map((one) => one['name']).join(', ')}.`);
  const relations = parsed(archive, 'xl/_rels/workbook.xml.rels')?.children ?? [];
  const target = relations.find(({ attributes }) => attributes['Id'] === sheet['id'])?.attributes['Target'] ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** The texts that cells share; their readings (`rPh`) are left out. */
function sharedTexts(archive: Archive): string[] {
  const texts: string[] = [];
  let [inText, inReading] = [false, false];
  visitXml(letters(archive, 'xl/sharedStrings.xml') ?? '', {
    open(name) {
      if (name === 'si') texts.push('');
      if (name === 't') inText = true;
      if (name === 'rPh') inReading = true;
    },
    text: (text) => void (inText && !inReading && (texts[texts.length - 1] += text)),
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') inReading = false;
    },
  });
  return texts;
}

function dateStyles(styles: XmlElement | undefined): Reader['dates'] {
  const formats = child(styles, 'numFmts')?.children ?? [];
  const codes = new Map(formats.map(({ attributes }) => [attributes['numFmtId'], attributes['formatCode'] ?? '']));
  return (child(styles, 'cellXfs')?.children ?? []).map(({ attributes: { numFmtId = '0' } }) => {
    const code = codes.get(numFmtId);
    return code === undefined ? builtIn(Number(numFmtId)) : kindOf(code);
  });
}

/** ECMA-376 part 1, 18.8.30. */
function builtIn(id: number): 'date' | 'time' | undefined {
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : undefined;
}

/** A format's first section without what it quotes: years or days make a date, hours or seconds alone a time. */
function kindOf(code: string): 'date' | 'time' | undefined {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0]!;
  if (/^general$/i.test(bare.trim())) return undefined;
  return /[yd]/i.test(bare) ? 'date' : /[hs]/i.test(bare) ? 'time' : /m/i.test(bare) ? 'date' : undefined;
}

/** The cells by column; lines without any value are left out. */
function readSheet(xml: string, reader: Reader): Cells[] {
  const columns: Cells[] = [];
  let [row, column, filled, text, wanted] = [0, -1, false, '', false];
  let attributes: Attributes = {};
  visitXml(xml, {
    open(name, its) {
      if (name === 'row') [column, filled] = [-1, false];
      if (name === 'c') [attributes, text, column] = [its, '', columnOf(its['r'], column + 1)];
      wanted = name === 'v' || name === 't';
    },
    text: (part) => void (wanted && (text += part)),
    close(name) {
      wanted = false;
      if (name === 'row' && filled) row++;
      const value = name === 'c' ? valueOf(text, attributes, reader) : null;
      if (value === null) return;
      put(columns, column, row, value);
      filled = true;
    },
  });
  return columns;
}

function put(columns: Cells[], column: number, row: number, value: string): void {
  while (columns.length <= column) columns.push([]);
  const cells = columns[column]!;
  while (cells.length < row) cells.push(null);
  cells.push(value);
}

/** 27 for `AB12`. */
function columnOf(reference: string | undefined, next: number): number {
  const [name] = /^[A-Z]{1,3}/.exec(reference ?? '') ?? [];
  return name ? [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
}

function valueOf(text: string, { t: type = 'n', s: style = '0' }: Attributes, { texts, dates, epoch }: Reader): string | null {
  if (type === 's') return texts[Number(text)] || null;
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (text === '' || type === 'e') return null;
  if (type !== 'n') return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return null;
  const kind = dates[Number(style)];
  return kind ? momentOf(number, kind, epoch) : String(number);
}

/** Excel's 1900 had a 29 February, so its first sixty days are one early. */
function momentOf(days: number, kind: 'date' | 'time', epoch: number): string {
  const early = epoch === EPOCH_1900 && days < 60 && days >= 1 ? 1 : 0;
  const date = new Date(Math.round((days - epoch + early) * DAY));
  if (Number.isNaN(date.getTime())) return String(days);
  const iso = date.toISOString();
  return kind === 'time' && days < 1 ? iso.slice(11, 19) : iso.slice(0, -1);
}
