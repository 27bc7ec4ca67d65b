/** Reads the dates that most files hold straight from their bytes; what `dateShape` knows beside them is left to it. */
import { dayNumber } from '../value.js';
import { COLON, DASH, NINE, POINT, SLASH, SPACE, ZERO } from './cells.js';

const [T, Z, A, P, M, PLUS] = [84, 90, 65, 80, 77, 43];
const MINUTE = 60_000;

export class DateScan {
  value = NaN;
  /** As `dateShape` names it. */
  shape = '';
  /** Minutes that a zone lies ahead. */
  #ahead = 0;
  #time = 0;
  #hours = 0;

  /** Where the date that begins here ends; -1 where none is that is plain. */
  read(bytes: Uint8Array, at: number): number {
    const year = 100 * two(bytes, at) + two(bytes, at + 2);
    return year >= 0 && bytes[at + 4]! <= SLASH ? this.#iso(bytes, at, year) : this.#us(bytes, at);
  }

  #iso(bytes: Uint8Array, at: number, year: number): number {
    const mark = bytes[at + 4];
    if ((mark !== DASH && mark !== SLASH) || bytes[at + 7] !== mark) return -1;
    const day = dayNumber(year, two(bytes, at + 5), two(bytes, at + 8));
    let end = this.#clock(bytes, at + 10);
    if (end < 0 || Number.isNaN(day)) return -1;
    const timed = end > at + 10;
    const zone = timed ? this.#zone(bytes, end) : end;
    if (zone < 0) return -1;
    const zoned = zone > end;
    end = zone;
    this.value = day * 1440 * MINUTE + this.#time - (zoned ? this.#ahead * MINUTE : 0);
    this.shape = mark === DASH ? (zoned ? '-TZ' : timed ? '-T' : '-') : zoned ? '/TZ' : timed ? '/T' : '/';
    return end;
  }

  #us(bytes: Uint8Array, at: number): number {
    const [month, slash] = bytes[at + 1] === SLASH ? [one(bytes, at), at + 1] : [two(bytes, at), at + 2];
    const [date, second] = bytes[slash + 2] === SLASH ? [one(bytes, slash + 1), slash + 2] : [two(bytes, slash + 1), slash + 3];
    if (bytes[slash] !== SLASH || bytes[second] !== SLASH) return -1;
    const day = dayNumber(100 * two(bytes, second + 1) + two(bytes, second + 3), month, date);
    let end = this.#clock(bytes, second + 5);
    if (end < 0 || Number.isNaN(day)) return -1;
    const timed = end > second + 5;
    if (timed && bytes[end] === SPACE) {
      const half = bytes[end + 1];
      if ((half !== A && half !== P) || bytes[end + 2] !== M || this.#hours < 1 || this.#hours > 12) return -1;
      this.#time += ((this.#hours % 12) + (half === P ? 12 : 0) - this.#hours) * 60 * MINUTE;
      end += 3;
    }
    this.value = day * 1440 * MINUTE + this.#time;
    this.shape = timed ? 'usT' : 'us';
    return end;
  }

  /** `T14:05`, `14:05:09` or `14:05:09.5` after a space; where there is none, the same place. */
  #clock(bytes: Uint8Array, at: number): number {
    this.#time = 0;
    if (bytes[at] !== T && bytes[at] !== SPACE) return at;
    const colon = bytes[at + 2] === COLON ? at + 2 : at + 3;
    const hour = colon === at + 2 ? one(bytes, at + 1) : two(bytes, at + 1);
    const minute = two(bytes, colon + 1);
    if (!(hour < 24 && minute < 60) || bytes[colon] !== COLON) return -1;
    this.#hours = hour;
    this.#time = (60 * hour + minute) * MINUTE;
    if (bytes[colon + 3] !== COLON) return colon + 3;
    const second = two(bytes, colon + 4);
    if (!(second < 60)) return -1;
    this.#time += second * 1000;
    return bytes[colon + 6] === POINT ? this.#fraction(bytes, colon + 7) : colon + 6;
  }

  #fraction(bytes: Uint8Array, from: number): number {
    let end = from;
    for (let unit = 100; isDigit(bytes[end]); unit = Math.floor(unit / 10)) this.#time += unit * (bytes[end++]! - ZERO);
    return end > from && end - from < 10 ? end : -1;
  }

  /** `Z` or `+02:00`; where there is none, the same place. */
  #zone(bytes: Uint8Array, at: number): number {
    const sign = bytes[at];
    this.#ahead = 0;
    if (sign === Z) return at + 1;
    if (sign !== PLUS && sign !== DASH) return at;
    const colon = bytes[at + 3] === COLON ? 1 : 0;
    const ahead = 60 * two(bytes, at + 1) + two(bytes, at + 3 + colon);
    if (!(ahead >= 0)) return -1;
    this.#ahead = sign === PLUS ? ahead : -ahead;
    return at + 5 + colon;
  }
}

const isDigit = (code: number | undefined): boolean => code! >= ZERO && code! <= NINE;
const one = (bytes: Uint8Array, at: number): number => (isDigit(bytes[at]) ? bytes[at]! - ZERO : NaN);
const two = (bytes: Uint8Array, at: number): number => 10 * one(bytes, at) + one(bytes, at + 1);
