/** A floor for tables: a pool of rows whose texts are rewritten, over columns that are sorted by ranks and never become rows. */

const rowHeight = 24;

/** @param {Record<string, Float64Array | readonly string[]>} columns */
export function columnar(place, columns) {
  const names = Object.keys(columns);
  const length = columns[names[0]].length;
  const codes = new Map();
  const codesOf = (name) => codes.get(name) ?? codes.set(name, coded(columns[name])).get(name);
  let order = Uint32Array.from({ length }, (_, i) => i);
  const scroller = Object.assign(document.createElement('div'), { className: 'scroller' });
  const tall = scroller.appendChild(document.createElement('div'));
  const pool = tall.appendChild(document.createElement('table'));
  Object.assign(scroller.style, { height: `${place.clientHeight}px`, overflow: 'auto' });
  Object.assign(pool.style, { position: 'sticky', top: '0' });
  const texts = Array.from({ length: Math.ceil(place.clientHeight / rowHeight) }, () => {
    const row = pool.insertRow();
    row.style.height = `${rowHeight}px`;
    return names.map(() => row.insertCell().appendChild(document.createTextNode('')));
  });
  const paint = () => {
    tall.style.height = `${Math.min(order.length * rowHeight, 15_000_000)}px`;
    const first = Math.round(
      (scroller.scrollTop / Math.max(1, scroller.scrollHeight - scroller.clientHeight)) * Math.max(0, order.length - texts.length),
    );
    texts.forEach((cells, i) =>
      cells.forEach((cell, j) => (cell.data = first + i < order.length ? String(columns[names[j]][order[first + i]]) : '')),
    );
  };
  scroller.addEventListener('scroll', paint);
  place.append(scroller);
  paint();
  const show = (rows) => {
    order = rows;
    scroller.scrollTop = 0;
    paint();
  };
  return {
    sort: (name) => show(Array.isArray(columns[name]) ? byRank(codesOf(name)) : byNumber(columns[name])),
    filter(name, word) {
      const { values, ranks } = codesOf(name);
      const kept = values.map((value) => value.includes(word));
      const rows = new Uint32Array(length);
      let count = 0;
      for (let i = 0; i < length; i++) if (kept[ranks[i]]) rows[count++] = i;
      show(rows.subarray(0, count));
    },
  };
}

/** Each distinct text once. */
function coded(texts) {
  const codes = new Map();
  const ranks = Uint32Array.from(texts, (text) => codes.get(text) ?? (codes.set(text, codes.size), codes.size - 1));
  return { values: [...codes.keys()], ranks };
}

function byRank({ values, ranks }) {
  const sorted = Uint32Array.from(values.keys()).sort((a, b) => (values[a] < values[b] ? -1 : 1));
  const rankOf = new Uint32Array(values.length);
  sorted.forEach((code, rank) => (rankOf[code] = rank));
  return counted(ranks, (code) => rankOf[code], values.length, Uint32Array.from(ranks.keys()));
}

/** A radix sort by the bits of the numbers, sixteen at a time. */
function byNumber(numbers) {
  const words = new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length * 4);
  let rows = Uint32Array.from(numbers.keys());
  for (let word = 0; word < 3; word++) rows = counted(rows, (row) => words[row * 4 + word], 65_536, rows);
  const sign = (row) => {
    const bits = words[row * 4 + 3];
    return bits & 0x8000 ? 0xffff - bits : bits + 0x8000;
  };
  return counted(rows, sign, 65_536, rows);
}

/** A stable counting sort of the rows by a key of theirs, or of the value at their place. */
function counted(values, keyOf, size, rows) {
  const starts = new Uint32Array(size + 1);
  for (let i = 0; i < values.length; i++) starts[keyOf(values[i]) + 1] += 1;
  for (let i = 1; i <= size; i++) starts[i] += starts[i - 1];
  const sorted = new Uint32Array(values.length);
  for (let i = 0; i < values.length; i++) sorted[starts[keyOf(values[i])]++] = rows[i];
  return sorted;
}
