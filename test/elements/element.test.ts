import { aTimeout, expect, fixture, oneEvent } from '@open-wc/testing';
import { html } from 'lit';
import '../../src/elements/opendata-card.js';
import '../../src/elements/opendata-table.js';
import { DatasetError, type ErrorCode } from '../../src/model.js';
import type { OpendataTable } from '../../src/elements/opendata-table.js';
import { forget } from '../../src/transport/get.js';
import { PORTALS, requestsDuring } from '../portals.js';
import { all, atRest, one, settled, textOf } from './settled.js';

const { socrata, ckan } = PORTALS;

describe('every element', () => {
  describe('on bad input', () => {
    const cases: readonly [
      what: string,
      attributes: Partial<Record<'src' | 'where' | 'columns' | 'token', string>>,
      code: ErrorCode,
      said: RegExp,
    ][] = [
      ['an address that no portal recognises', { src: `${socrata}/about/us` }, 'unsupported', /can’t read data from this address/],
      ['text that is no address', { src: 'http://' }, 'unsupported', /can’t read data from this address/],
      [
        'a field that does not exist',
        { src: `${socrata}/d/bird-stri`, columns: 'flight_dat' },
        'columns-gone',
        /the closest is “flight_date”/,
      ],
      [
        'a malformed where',
        { src: `${socrata}/d/bird-stri`, where: "origin_state = 'Ohio" },
        'bad-request',
        /a question that can’t be answered/,
      ],
      ['a wrong token', { src: `${socrata}/d/bird-stri`, token: 'SECRET-TOKEN-123' }, 'private', /did not accept this page’s key/],
      ['a dead host', { src: 'http://localhost:9/d/dead-host' }, 'unreachable', /can’t reach localhost:9/],
      ['a refused CORS read', { src: `${socrata}/d/cors-0000` }, 'blocked', /does not share its data with other sites/],
      ['an HTML page instead of data', { src: `${socrata}/d/html-0200` }, 'bad-response', /can’t be read as data/],
      ['a dataset that is gone', { src: `${ckan}/dataset/gone-strikes` }, 'not-found', /no longer at this address/],
      ['a private dataset', { src: `${ckan}/dataset/private-strikes` }, 'private', /not open to the public/],
    ];
    for (const [what, { src, where = '', columns = '', token = '' }, code, said] of cases) {
      it(`says ${code} in a plain sentence for ${what}`, async () => {
        const events: ErrorEvent[] = [];
        const bubbled: Event[] = [];
        const box = await fixture(
          html`<div @error=${(event: Event) => bubbled.push(event)}>
            <opendata-table
              loading="eager"
              src=${src!}
              where=${where}
              columns=${columns}
              token=${token}
              @error=${(event: ErrorEvent) => events.push(event)}
            >
              <a href="https://example.org/">The dataset</a>
            </opendata-table>
          </div>`,
        );
        const element = box.querySelector('opendata-table')!;
        await element.ready;
        await atRest(element);
        expect(events.map(({ error }) => (error instanceof DatasetError ? error.code : error))).to.deep.equal([code]);
        expect(element.getAttribute('data-state')).to.equal('error');
        expect(element.getAttribute('data-error-kind')).to.equal(code);
        expect(textOf(element))
          .to.match(said)
          .and.not.match(/SECRET-TOKEN-123|undefined|\[object/);
        expect(one<HTMLSlotElement>(element, 'slot:not([name])').assignedElements()).to.have.length(1);
        expect(bubbled).to.have.length(0);
        await expect(element).to.be.accessible();
      });
    }

    it('keeps the link to the portal in every error', async () => {
      const element = await settled(html`<opendata-table loading="eager" src="${socrata}/d/gone-0404"></opendata-table>`);
      expect(all<HTMLAnchorElement>(element, '.error a').map(({ href }) => href)).to.deep.equal([`${socrata}/d/gone-0404`]);
    });

    it('names no dataset that it does not show', async () => {
      const element = await settled(html`<opendata-table loading="eager" src="${socrata}/d/bird-stri"></opendata-table>`);
      expect(one(element, '#heading').textContent.trim()).to.equal('FAA Bird Strikes');
      element.src = `${socrata}/d/gone-0404`;
      await oneEvent(element, 'error');
      await atRest(element);
      expect(all(element, '#heading')).to.deep.equal([]);
    });

    it('takes another address where the first fails', async () => {
      const element = await settled(
        html`<opendata-table
          loading="eager"
          src="${socrata}/d/gone-0404"
          fallback-src="${ckan}/dataset/faa-bird-strikes"
        ></opendata-table>`,
      );
      expect(element.getAttribute('data-state')).to.equal('ready');
    });

    it('recovers when asked to try again', async () => {
      await fetch(`${socrata}/control/fault?match=/api/views/quak-usgs&status=500&times=1`);
      const element = await settled(html`<opendata-card loading="eager" src="${socrata}/d/quak-usgs"></opendata-card>`);
      expect(element.getAttribute('data-error-kind')).to.equal('server');
      one<HTMLButtonElement>(element, '.error button').click();
      await oneEvent(element, 'load');
      await atRest(element);
      expect(element.getAttribute('data-state')).to.equal('ready');
      expect(element.hasAttribute('data-error-kind')).to.equal(false);
    });

    it('says that a dataset has no rows', async () => {
      const element = await settled(html`<opendata-table loading="eager" src="${socrata}/d/none-0000"></opendata-table>`);
      expect(element.getAttribute('data-state')).to.equal('empty');
      expect(textOf(element)).to.include('This dataset has no rows yet.');
    });
  });

  it('asks each distinct question once for fifty elements', async () => {
    forget();
    const requests = await requestsDuring(socrata, async () => {
      const box = await fixture(
        html`<div>
          ${Array.from({ length: 50 }, () => html`<opendata-table loading="eager" src="${socrata}/d/seat-wthr"></opendata-table>`)}
        </div>`,
      );
      await Promise.all([...box.children].map((element) => atRest(element as OpendataTable)));
    });
    expect(requests.map((path) => path.split('?')[0]).sort()).to.deep.equal([
      '/api/views/seat-wthr.json',
      '/resource/seat-wthr.json',
      '/resource/seat-wthr.json',
    ]);
    expect(new Set(requests)).to.have.property('size', 3);
  });

  it('shows its children until the data come, then the data', async () => {
    const box = await fixture(
      html`<div>
        <opendata-table loading="eager" src="${socrata}/d/zipc-odes"><p>Wait</p></opendata-table>
      </div>`,
    );
    const element = box.querySelector('opendata-table')!;
    expect(one<HTMLSlotElement>(element, 'slot:not([name])').assignedElements()[0]!.textContent).to.equal('Wait');
    await atRest(element);
    expect(one(element, 'slot:not([name])')).to.equal(null);
  });

  it('takes a setting’s default when its attribute is taken away', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table
        loading="eager"
        limit="10"
        order="-flight_date"
        heading="H"
        labels="a: b"
        src="${socrata}/d/bird-stri"
      ></opendata-table>`,
    );
    for (const name of ['limit', 'order', 'heading', 'labels', 'loading']) element.removeAttribute(name);
    const { limit, order, heading, labels, loading } = element;
    expect({ limit, order, heading, labels: [...labels], loading }).to.deep.equal({
      limit: 25,
      order: '',
      heading: '',
      labels: [],
      loading: 'lazy',
    });
  });

  it('waits until it comes near the viewport', async () => {
    const box = await fixture(
      html`<div>
        <div style="height: 9000px"></div>
        <opendata-table src="${socrata}/d/airp-orts"></opendata-table>
      </div>`,
    );
    const element = box.querySelector('opendata-table')!;
    await aTimeout(100);
    expect(element.getAttribute('data-state')).to.equal('idle');
    element.scrollIntoView();
    await oneEvent(element, 'load');
    await atRest(element);
    expect(element.getAttribute('data-state')).to.equal('ready');
  });

  it('speaks the language of the page around it, also when that changes', async () => {
    const box = await fixture(
      html`<div lang="es"><opendata-table loading="eager" limit="10" src="${socrata}/d/bird-stri"></opendata-table></div>`,
    );
    const element = box.querySelector('opendata-table')!;
    await atRest(element);
    await aTimeout(50);
    expect(textOf(element)).to.include('Filas 1–10 de 10.000').and.to.include('Fuente');
    box.setAttribute('lang', 'en');
    await aTimeout(50);
    expect(textOf(element)).to.include('Rows 1–10 of 10,000');
  });

  it('stops asking when it leaves the page, and not when it is moved', async () => {
    forget();
    performance.clearResourceTimings();
    const box = await fixture(
      html`<div>
        <section></section>
        <opendata-card loading="eager" src="${socrata}/d/slow-0008"></opendata-card>
      </div>`,
    );
    const element = box.querySelector('opendata-card')!;
    await aTimeout(50);
    for (let i = 0; i < 5; i++) (box.querySelector('section')!.append(element), box.append(element));
    await aTimeout(50);
    element.remove();
    await aTimeout(50);
    expect(element.getAttribute('data-state')).to.equal('idle');
    expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('slow-0008'))).to.have.length.at.most(1);
  });

  it('keeps the last rows in sight while the next ones load', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="10" src="${socrata}/d/bird-stri"></opendata-table>`,
    );
    await fetch(`${socrata}/control/fault?match=%24offset=10&delay=300&times=1`);
    one<HTMLButtonElement>(element, '[aria-label="Next page"]').click();
    await aTimeout(100);
    expect(element.getAttribute('data-state')).to.equal('loading');
    expect(all(element, 'tbody tr')).to.have.length(10);
    await oneEvent(element, 'load');
    expect(textOf(element)).to.include('Rows 11–20');
  });

  it('draws what a filter leaves once, and nothing while it is asked', async () => {
    const element = await settled<OpendataTable>(
      html`<opendata-table loading="eager" limit="10" src="${socrata}/d/bird-stri"></opendata-table>`,
    );
    const { draw } = element as unknown as { draw(...of: unknown[]): unknown };
    let drawn = 0;
    Object.assign(element, {
      draw(...of: unknown[]) {
        drawn++;
        return draw.apply(element, of);
      },
    });
    element.where = "origin_state = 'Ohio'";
    await oneEvent(element, 'load');
    expect(textOf(element)).to.include('Ohio');
    expect(drawn).to.equal(1);
  });
});
