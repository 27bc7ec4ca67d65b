/** What a raw JSON value means as a cell of a type, worked out without the library, and a whole table held against its raw rows. */
import { expect } from '@open-wc/testing';
import type { FieldType, Table } from '../../src/data.js';
import { cell } from '../../src/table.js';

type Raw = Readonly<Record<string, unknown>>;

/** Every row and every value, field by field; no raw column may be lost but those that the portal keeps for itself. */
export function expectTable(table: Table, rows: readonly Raw[], own: RegExp): void {
  const names = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => !own.test(name)));
  expect(table.length).to.equal(rows.length);
  expect(table.fields.map(({ name }) => name)).to.include.members([...names]);
  for (const { name, type } of table.fields) {
    const column = table.column(name);
    rows.forEach((row, at) => expect(cell(column, at), `${name} (${type}) in row ${at}`).to.deep.equal(meaning(row[name], type)));
  }
}

function meaning(raw: unknown, type: FieldType): unknown {
  if (raw === undefined || raw === null) return null;
  if (type === 'number') return typeof raw === 'number' || raw !== '' ? Number(raw) : null;
  if (type === 'date' || type === 'datetime') return moment(String(raw));
  if (type === 'boolean') return typeof raw === 'boolean' ? raw : String(raw).toLowerCase() === 'true';
  if (type === 'geometry') return place(raw as Raw);
  return typeof raw === 'object' ? ('url' in raw ? raw.url : JSON.stringify(raw)) : String(raw);
}

/** Without a zone a time is read as if it were UTC. */
function moment(raw: string): number {
  const [, month, day, year, hour = '0', minute = '0', second = '0', half] =
    /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d):(\d\d) ([AP]M))?$/.exec(raw) ?? [];
  if (year)
    return Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      (Number(hour) % 12) + (half === 'PM' ? 12 : 0),
      Number(minute),
      Number(second),
    );
  return Date.parse(/T.*(Z|[+-]\d\d:\d\d)$|^[\d-]{4,10}$/.test(raw) ? raw : `${raw}Z`);
}

function place({ type, coordinates, latitude, longitude }: Raw): unknown {
  if (type) return { type, coordinates };
  return latitude === undefined ? null : { type: 'Point', coordinates: [Number(longitude), Number(latitude)] };
}
