/** A table of twelve columns: drawn, filtered, sorted by a number and by a text, and scrolled through. */
import { permits, rowsOf } from '../data.js';
import { columnar } from '../floors/columns.js';
import { quantile } from '../statistics.js';
import { heap, library, shown, timed, until } from '../timing.js';

export const title = 'Table in memory';
export const about = `Twelve columns to a table of 1000 × 600 pixels, then each change until the right row stands first; then thirty screens of
scrolling, one a frame, the slowest but one in twenty. Peers get the rows as objects beforehand, and we get the columns;
the heap is what drawing adds to it (typed arrays stand outside, everybody’s).`;
export const measures = {
  draw: 'first drawing, ms',
  filter: 'filter, ms',
  number: 'sort by number, ms',
  text: 'sort by text, ms',
  scroll: 'scroll p95, ms',
  heap: 'heap added, MB',
};
export const headlines = [
  ['100k', 'draw', 'A table of 100,000 rows'],
  ['1M', 'draw', 'A table of 1,000,000 rows'],
  ['1M', 'number', 'sorted by a number'],
  ['1M', 'text', 'sorted by a text'],
  ['1M', 'filter', 'filtered by a word'],
];
export const box = [1000, 600];
export const cases = { '100k': 100_000, '1M': 1_000_000 };
export const dataOf = permits;

export const tools = {
  'opendata-elements': { ours: true, load: ours },
  'pooled rows': { floor: true, load: floor },
  TanStack: { package: '@tanstack/table-core', load: tanStack, upTo: '100k' },
  Tabulator: { package: 'tabulator-tables', load: tabulator },
  'AG Grid': { package: 'ag-grid-community', load: agGrid },
  'lit-virtualizer': { package: '@lit-labs/virtualizer', load: litVirtualizer },
  'regular-table': { package: 'regular-table', load: regularTable },
};

/** A tool has `draw`, and of `filter`, `clear` and `sort` what it can; `first` finds the cell of the first permit, `scroller` what scrolls. */
export async function run(tool, columns, place) {
  const data = tool.takesColumns ? columns : rowsOf(columns);
  const before = heap();
  let grid;
  const isFirst = (allowed) => allowed.has(tool.first(place)?.textContent.trim());
  const change = (act, allowed) => timed(() => Promise.resolve(act()).then(() => until(() => isFirst(allowed))));
  const measured = { draw: await change(async () => (grid = await tool.draw(place, data)), new Set([columns.permit[0]])) };
  measured.heap = heap() - before;
  await window.prove();
  if (tool.filter) {
    measured.filter = await change(
      () => tool.filter(grid, 'address', 'OAK'),
      new Set([columns.permit[columns.address.findIndex((one) => one.includes('OAK'))]]),
    );
    await change(() => tool.clear(grid), new Set([columns.permit[0]]));
  }
  if (tool.sort) {
    measured.number = await change(() => tool.sort(grid, 'cost'), least(columns, 'cost'));
    measured.text = await change(() => tool.sort(grid, 'address'), least(columns, 'address'));
  }
  const scroller = tool.scroller?.(place, grid);
  if (scroller) measured.scroll = quantile(await scrolled(scroller), 0.95);
  return measured;
}

/** The permits that may stand first: those with the least value. */
function least(columns, name) {
  const values = columns[name];
  let low = values[0];
  for (const value of values) if (value < low) low = value;
  return new Set(columns.permit.filter((_, i) => values[i] === low));
}

/** Milliseconds from one screen to the next, each asked for as soon as another text stands in the middle: no frame is waited for. */
async function scrolled(scroller) {
  const times = [];
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const root = scroller.getRootNode();
  const middle = () => {
    const found = root.elementFromPoint(left + Math.min(60, width / 2), top + height / 2);
    return (found?.closest('tr, [role=row], .row') ?? found)?.textContent.trim() ?? '';
  };
  for (let i = 0; i < 30; i++) {
    const before = middle();
    const start = performance.now();
    scroller.scrollTop += 600;
    await until(() => middle() !== '' && middle() !== before);
    times.push(performance.now() - start);
  }
  return times;
}

const names = ['permit', 'kind', 'state', 'address', 'applicant', 'district', 'filed', 'issued', 'cost', 'units', 'latitude', 'longitude'];

async function ours() {
  const { tableOf } = await library();
  const set = (element, settings) => {
    const done = shown(element);
    Object.assign(element, settings);
    return done;
  };
  return {
    takesColumns: true,
    draw(place, columns) {
      const element = document.createElement('opendata-table');
      const done = set(element, { srcObject: { table: tableOf(columns) }, loading: 'eager', limit: Infinity });
      element.style.setProperty('--opendata-height', `${box[1]}px`);
      place.append(element);
      return done.then(() => element);
    },
    first: (place) => place.firstElementChild?.shadowRoot.querySelector('tbody th, tbody td'),
    filter: (element, field, word) => set(element, { where: `${field} LIKE '%${word}%'` }),
    clear: (element) => set(element, { where: '' }),
    sort: (element, field) => set(element, { order: field }),
    scroller: (place) => {
      const scroller = place.firstElementChild.shadowRoot.querySelector('[part~=table]');
      return scroller && scroller.scrollHeight > 20_000 ? scroller : undefined;
    },
  };
}

function floor() {
  return {
    takesColumns: true,
    draw: columnar,
    first: (place) => place.querySelector('td'),
    filter: ({ filter }, name, word) => filter(name, word),
    clear: ({ filter }) => filter('address', ''),
    sort: ({ sort }, name) => sort(name),
    scroller: (place) => place.querySelector('.scroller'),
  };
}

/** The rows' model and the window over them; the cells are the page's own, as its examples draw them. */
async function tanStack() {
  const [core, { Virtualizer, elementScroll, observeElementOffset, observeElementRect }] = await Promise.all([
    import('@tanstack/table-core'),
    import('@tanstack/virtual-core'),
  ]);
  return {
    draw(place, data) {
      const state = { sorting: [], columnFilters: [], columnPinning: {}, columnVisibility: {}, globalFilter: undefined };
      const table = core.createTable({
        data,
        columns: names.map((accessorKey) => ({ accessorKey, filterFn: 'includesStringSensitive' })),
        state,
        onStateChange: () => undefined,
        renderFallbackValue: null,
        getCoreRowModel: core.getCoreRowModel(),
        getSortedRowModel: core.getSortedRowModel(),
        getFilteredRowModel: core.getFilteredRowModel(),
      });
      place.innerHTML = '<div class="scroller" style="height: 600px; overflow: auto"><div style="position: relative"></div></div>';
      const scroller = place.firstElementChild;
      const body = scroller.firstElementChild;
      const options = () => ({
        count: table.getRowModel().rows.length,
        getScrollElement: () => scroller,
        estimateSize: () => 24,
        overscan: 5,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        onChange: paint,
      });
      const virtualizer = new Virtualizer(options());
      function paint() {
        body.style.height = `${virtualizer.getTotalSize()}px`;
        const { rows } = table.getRowModel();
        body.replaceChildren(
          ...virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = Object.assign(document.createElement('div'), { className: 'row' });
            Object.assign(line.style, {
              position: 'absolute',
              top: `${start}px`,
              display: 'grid',
              gridTemplateColumns: 'repeat(12, 83px)',
              height: '24px',
            });
            line.append(
              ...rows[index]
                .getVisibleCells()
                .map((cell) => Object.assign(document.createElement('span'), { textContent: cell.getValue() })),
            );
            return line;
          }),
        );
      }
      virtualizer._didMount();
      virtualizer._willUpdate();
      const change = (settings) => {
        Object.assign(state, settings);
        table.setOptions((before) => ({ ...before, state: { ...state } }));
        virtualizer.setOptions(options());
        virtualizer._willUpdate();
        paint();
      };
      paint();
      return change;
    },
    first: (place) => place.querySelector('.row span'),
    filter: (change, id, value) => change({ columnFilters: [{ id, value }] }),
    clear: (change) => change({ columnFilters: [] }),
    sort: (change, id) => change({ sorting: [{ id, desc: false }] }),
    scroller: (place) => place.querySelector('.scroller'),
  };
}

async function tabulator() {
  const [{ TabulatorFull }] = await Promise.all([import('tabulator-tables'), import('tabulator-tables/dist/css/tabulator.min.css')]);
  return {
    draw(place, data) {
      const grid = new TabulatorFull(place.appendChild(document.createElement('div')), {
        data,
        height: 600,
        columns: names.map((field) => ({ title: field, field, sorter: field === 'cost' ? 'number' : 'alphanum' })),
      });
      return new Promise((resolve) => grid.on('tableBuilt', () => resolve(grid)));
    },
    first: (place) => place.querySelector('.tabulator-row .tabulator-cell'),
    filter: (grid, field, word) => grid.setFilter(field, 'like', word),
    clear: (grid) => grid.clearFilter(),
    sort: (grid, field) => grid.setSort(field, 'asc'),
    scroller: (place) => place.querySelector('.tabulator-tableholder'),
  };
}

async function agGrid() {
  const { AllCommunityModule, ModuleRegistry, createGrid } = await import('ag-grid-community');
  ModuleRegistry.registerModules([AllCommunityModule]);
  return {
    draw: (place, rowData) =>
      createGrid(place, {
        rowData,
        columnDefs: names.map((field) => ({ field, filter: true })),
        animateRows: false,
        suppressAnimationFrame: true,
      }),
    first: (place) => place.querySelector('.ag-row[row-index="0"] .ag-cell'),
    filter: (grid, field, filter) => grid.setFilterModel({ [field]: { filterType: 'text', type: 'contains', filter } }),
    clear: (grid) => grid.setFilterModel(null),
    sort: (grid, colId) => grid.applyColumnState({ state: [{ colId, sort: 'asc' }], defaultState: { sort: null } }),
    scroller: (place) => place.querySelector('.ag-body-viewport'),
  };
}

async function litVirtualizer() {
  const [{ html, render }, { virtualize }] = await Promise.all([import('lit'), import('@lit-labs/virtualizer/virtualize.js')]);
  const line = (row) =>
    html`<div class="row" style="display: grid; grid-template-columns: repeat(12, 83px)">
      ${names.map((name) => html`<span>${row[name]}</span>`)}
    </div>`;
  return {
    draw(place, rows) {
      const scroller = place.appendChild(document.createElement('div'));
      Object.assign(scroller.style, { height: '600px', overflow: 'auto' });
      const show = (items) => render(virtualize({ items, renderItem: line, scroller: true }), scroller);
      show(rows);
      return { rows, show };
    },
    first: (place) => place.querySelector('.row span'),
    filter: ({ rows, show }, name, word) => show(rows.filter((row) => row[name].includes(word))),
    clear: ({ rows, show }) => show(rows),
    sort: ({ rows, show }, name) => show([...rows].sort((a, b) => (a[name] < b[name] ? -1 : a[name] > b[name] ? 1 : 0))),
    scroller: (place) => place.firstElementChild,
  };
}

/** It has no data of its own, and so nothing to sort or to filter; its style sheet would ask another site for type. */
async function regularTable() {
  await import('regular-table');
  return {
    draw(place, rows) {
      const table = document.createElement('regular-table');
      Object.assign(table.style, { position: 'relative', display: 'block', height: '600px', overflow: 'auto' });
      table.setDataListener(async (left, top, right, bottom) => ({
        num_rows: rows.length,
        num_columns: names.length,
        column_headers: names.slice(left, right).map((name) => [name]),
        data: names.slice(left, right).map((name) => rows.slice(top, bottom).map((row) => row[name])),
      }));
      place.append(table);
      return table.draw();
    },
    first: (place) => place.querySelector('tbody td'),
    scroller: (place) => place.querySelector('regular-table'),
  };
}
