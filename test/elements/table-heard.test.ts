/** What a screen reader says of a table, word for word, and where the Tab key stops in it; the texts are in test/golden. */
import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../src/elements/opendata-table.js';
import { tableOf } from '../../src/table.js';
import { PORTALS } from '../portals.js';
import { holder, mustBe, said, step, walk, put as heardAs, type Put } from './hearing.js';
import { all, one } from './settled.js';

const strikes = `${PORTALS.socrata}/d/bird-stri`;
const few = 'Airport Name, Flight Date, Cost Total $';
const name = 'opendata-table';

const put = (template: TemplateResult, lang?: string): Promise<Put<typeof name>> => heardAs(name, template, lang);

const ofStrikes = html`<opendata-table
  loading="eager"
  columns=${few}
  order="-Cost Total $, Flight Date"
  limit="2"
  src=${strikes}
></opendata-table>`;

const announced = (element: Element): string => one(element, '.frame > [role=status]').textContent.trim();
const press = async (key: string): Promise<void> => sendKeys({ press: key });

/** Goes on by the keyboard until something of this name has it. */
async function goTo(label: RegExp): Promise<void> {
  for (let times = 0; !label.test(holder().ariaLabel ?? holder().textContent); times++) {
    expect(times, `${String(label)} is reached`).to.be.below(60);
    await step('Tab');
  }
}

describe('what is heard of a table', function () {
  this.timeout(12_000);

  for (const lang of ['en', 'es', 'ar'])
    it(`is its name, its headers with their order, its rows and where they stand (${lang})`, async () => {
      await put(ofStrikes, lang);
      await mustBe(`table.${lang}`, await said(name));
    });

  it('is what it counts, with its totals', async () => {
    await put(
      html`<opendata-table
        loading="eager"
        group-by="Wildlife Size, Time of day"
        y='count, sum("Cost Total $")'
        totals
        limit="3"
        src=${strikes}
      ></opendata-table>`,
    );
    await mustBe('table-groups', await said(name));
  });

  it('is which rows of very many stand there', async () => {
    const n = 5000;
    const table = tableOf({ number: Float64Array.from({ length: n }, (_, row) => row), word: Array.from({ length: n }, () => 'so') });
    await put(html`<opendata-table loading="eager" limit="all" .srcObject=${{ table, dataset: { title: 'Numbers' } }}></opendata-table>`);
    const rows = (await said(name)).split('\n');
    await mustBe(
      'table-long',
      rows
        .slice(
          0,
          rows.findIndex((row) => row.includes('rowindex 4')),
        )
        .join('\n'),
    );
  });

  for (const [state, src, where] of [
    ['empty', strikes, "origin_state = 'Atlantis'"],
    ['error', `${PORTALS.socrata}/d/gone-0404`, ''],
  ] as const)
    it(`is why there are no rows (${state})`, async () => {
      await put(html`<opendata-table loading="eager" where=${where} src=${src}><a href="#rows">The rows</a></opendata-table>`);
      await mustBe(`table-${state}`, await said(name));
    });
});

describe('the keyboard in a table', function () {
  this.timeout(12_000);

  it('stops at everything that can be pressed, in the order of reading, and goes back the same way', async () => {
    const { before, after } = await put(ofStrikes);
    const stops = await walk(name, before, after);
    await mustBe('table-stops', stops.join('\n'));
    const back = await walk(name, after, before, true);
    expect(back.reverse()).to.deep.equal(stops);
  });

  it('sorts, and hears how', async () => {
    const { element, before } = await put(ofStrikes);
    before.focus();
    await goTo(/^\s*Airport Name\s*$/);
    const sorter = holder();
    for (const text of ['Sorted by Airport Name, lowest first.', 'Sorted by Airport Name, highest first.']) {
      const loaded = oneEvent(element, 'load');
      await press('Enter');
      await loaded;
      await waitUntil(() => announced(element) === text, text);
      expect(holder(), 'it stays where it is').to.equal(sorter);
    }
  });

  it('turns pages, and hears where it is, until there is none', async () => {
    const { element, before } = await put(
      html`<opendata-table
        loading="eager"
        limit="10"
        .srcObject=${{ table: tableOf({ n: Array.from({ length: 20 }, (_, at) => at) }) }}
      ></opendata-table>`,
    );
    before.focus();
    await goTo(/^Next page$/);
    const loaded = oneEvent(element, 'load');
    await press('Enter');
    await loaded;
    await waitUntil(() => announced(element) === 'Rows 11–20 of 20');
    expect([holder().ariaLabel, holder().ariaDisabled], 'the keyboard is not lost').to.deep.equal(['Next page', 'true']);
    await press('Enter');
    await element.updateComplete;
    expect(announced(element)).to.equal('Rows 11–20 of 20');
  });

  it('opens a column, hears what it holds, keeps rows, and takes that back', async () => {
    const { element, before } = await put(ofStrikes);
    before.focus();
    await goTo(/^Airport Name: filter and facts$/);
    await press('Enter');
    await waitUntil(() => one(element, '.panel .value'), 'it has counted', { timeout: 9000 });
    await mustBe('table-column', await said(`${name}`).then(panelOf));
    for (let times = 0; holder().localName !== 'input'; times++) {
      expect(times).to.be.below(5);
      await step('Tab');
    }
    await press('Space');
    const loaded = oneEvent(element, 'load');
    await press('Enter');
    await loaded;
    await waitUntil(() => /^\d+ rows found\.$/.test(announced(element)));
    await waitUntil(() => one(element, '.chip'));
    expect(holder().ariaLabel, 'the keyboard is back').to.equal('Airport Name: filter and facts, filtered now');
    await mustBe('table-filtered', await said(name));
    before.focus();
    await goTo(/^Remove the filter/);
    const again = oneEvent(element, 'load');
    await press('Enter');
    await again;
    await waitUntil(() => announced(element) === '10,000 rows found.');
    await waitUntil(() => holder().classList.contains('scroll'), 'the keyboard is in the table');
  });

  it('opens a row, and is given back', async () => {
    const { element, before } = await put(ofStrikes);
    before.focus();
    await goTo(/^Row 2: every field$/);
    await press('Enter');
    await waitUntil(() => one(element, '.panel[open] .record'), 'the row is open', { timeout: 9000 });
    await mustBe('table-row', await said(name).then(panelOf));
    await press('Escape');
    await waitUntil(() => !one(element, '.panel').matches('[open]'));
    expect(holder().ariaLabel).to.equal('Row 2: every field');
  });

  it('opens how it was made', async () => {
    const { element, before } = await put(ofStrikes);
    before.focus();
    await goTo(/^How was this made\?$/);
    await press('Enter');
    await waitUntil(() => all(element, '.how a').length > 0, 'it is told', { timeout: 9000 });
    expect(await said(name)).to.match(/DisclosureTriangle “How was this made\?” expanded/);
  });
});

/** What is said of the box that is open. */
function panelOf(text: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim().startsWith('dialog'));
  const depth = (line: string): number => line.length - line.trimStart().length;
  const rest = lines.slice(start + 1).findIndex((line) => depth(line) <= depth(lines[start]!));
  return lines.slice(start, rest < 0 ? undefined : start + 1 + rest).join('\n');
}
