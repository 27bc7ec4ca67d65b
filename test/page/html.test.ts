import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  html,
  keyed,
  noChange,
  nothing,
  render as rendered,
  svg,
  type Drawn,
  type Part,
  type TemplateResult,
} from '../../src/page/html.js';

const box = (): HTMLElement => document.body.appendChild(document.createElement('div'));
const parts = new WeakMap<Element, Part>();
const render = (value: unknown, element: Element): void => {
  const part = parts.get(element);
  if (part) part.write(value);
  else parts.set(element, rendered(value, element));
};
const shown = (element: Element): string => element.innerHTML.replace(/<!--.*?-->/g, '');
const drawn = (value: unknown): string => {
  const element = box();
  render(value, element);
  return shown(element);
};

describe('templates', () => {
  afterEach(() => document.body.replaceChildren());

  it('writes values as text, and never as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const element = box();
        render(html`<p title=${text} class="a ${text} b">${text}</p>`, element);
        const p = element.firstElementChild!;
        expect(element.children).to.have.length(1);
        expect([p.children.length, p.textContent, p.getAttribute('title'), p.className]).to.deep.equal([0, text, text, `a ${text} b`]);
      }),
    );
    expect(drawn('<img src=x onerror=alert(1)>')).to.equal('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('finds an attribute by its name, however its value begins and is written', () => {
    const [w, h] = [40, 30];
    expect(drawn(html`<a href="?a=${1}&amp;b=${2}" title="it's ${3}" data-n="4${5}">=${6}</a>`)).to.equal(
      `<a href="?a=1&amp;b=2" title="it's 3" data-n="45">=6</a>`,
    );
    expect(drawn(html`<svg width=${w} viewBox="0 0 ${w} ${h}">${svg`<path pathLength=${w}></path>`}</svg>`)).to.equal(
      '<svg width="40" viewBox="0 0 40 30"><path pathLength="40"></path></svg>',
    );
  });

  it('takes nothing that data can be for a template', () => {
    const markup = ['<img src="x" alt="">'];
    for (const strings of [markup, { raw: markup }, { ...markup, raw: markup, length: 1 }]) {
      const element = box();
      const data: unknown = JSON.parse(JSON.stringify({ strings, values: [], svg: true, key: 1 }));
      expect(() => render(html`<p>${data}</p>`, element)).to.throw(TypeError);
      expect(element.querySelector('img')).to.equal(null);
    }
  });

  it('leaves what is nothing away', () => {
    const one = (value: unknown): TemplateResult => html`<p lang=${value} class="x ${value}">${value}</p>`;
    expect(drawn(one(nothing))).to.equal('<p></p>');
    expect(drawn(one(undefined))).to.equal('<p lang="" class="x "></p>');
    expect(drawn(one(null))).to.equal('<p lang="" class="x "></p>');
    expect(drawn(one(0))).to.equal('<p lang="0" class="x 0">0</p>');
  });

  it('sets properties and flags, and calls the listener of the last drawing', () => {
    const calls: string[] = [];
    const one = (text: string, on: unknown): TemplateResult =>
      html`<input .defaultValue=${text} ?disabled=${on} @x-pressed=${() => calls.push(text)} />`;
    const element = box();
    const press = (): boolean => element.firstElementChild!.dispatchEvent(new Event('x-pressed'));
    render(one('a', false), element);
    const input = element.querySelector('input')!;
    press();
    render(one('b', true), element);
    press();
    expect([input.value, input.disabled, input.isConnected, calls]).to.deep.equal(['b', true, true, ['a', 'b']]);
    render(one('c', nothing), element);
    expect(input.disabled).to.be.false;
  });

  it('takes an object as a listener, and none', () => {
    const seen: Event[] = [];
    const one = (listener: unknown): TemplateResult => html`<i @x-pressed=${listener}></i>`;
    const element = box();
    for (const listener of [{ handleEvent: (event: Event) => seen.push(event) }, undefined, nothing]) {
      render(one(listener), element);
      element.firstElementChild!.dispatchEvent(new Event('x-pressed'));
    }
    expect(seen).to.have.length(1);
  });

  it('writes only what has changed', async () => {
    const changes: MutationRecord[] = [];
    const element = box();
    const observer = new MutationObserver((records) => changes.push(...records));
    const one = (name: string, items: readonly string[]): TemplateResult =>
      html`<p id=${name}>${name}</p>
        ${items.map((item) => html`<b>${item}</b>`)}`;
    render(one('a', ['x', 'y']), element);
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    render(one('a', ['x', 'y']), element);
    await Promise.resolve();
    expect(changes).to.deep.equal([]);
    render(one('a', ['x', 'z']), element);
    await Promise.resolve();
    expect(changes.map(({ type, target }) => [type, target.textContent])).to.deep.equal([['characterData', 'z']]);
    observer.disconnect();
  });

  it('knows pieces of drawings, rows of tables and choices', () => {
    const element = box();
    const bars = [1, 2].map((width) => svg`<rect viewBox=${width} width=${width} />`);
    render(
      html`<svg viewBox="0 0 ${1} ${2}">${bars}</svg>${html`<table>
          <tbody>
            ${[1, 2].map(
              (n) =>
                html`<tr>
                  <td>${n}</td>
                </tr>`,
            )}
          </tbody>
        </table>`}`,
      element,
    );
    expect([...element.querySelectorAll('rect')].map((rect) => rect instanceof SVGRectElement && rect.width.baseVal.value)).to.deep.equal([
      1, 2,
    ]);
    expect(element.querySelector('svg')!.getAttribute('viewBox')).to.equal('0 0 1 2');
    expect([...element.querySelectorAll('tr > td')].map(({ textContent }) => textContent)).to.deep.equal(['1', '2']);
    const choices = ['a', 'b'].map((one) => html`<option ?selected=${one === 'b'}>${one}</option>`);
    render(
      html`<select>
        ${choices}
      </select>`,
      element,
    );
    expect(element.querySelector('select')!.value).to.equal('b');
  });

  it('keeps what is told to stay', () => {
    const element = box();
    const one = (value: unknown): TemplateResult => html`<p>a${value}z</p>`;
    render(one('-'), element);
    render(one(noChange), element);
    expect(shown(element)).to.equal('<p>a-z</p>');
  });

  it('lets a value draw itself again', () => {
    const element = box();
    const told: Part[] = [];
    const clock: Drawn = { drawnIn: (part) => told.push(part) };
    render(html`<p>${clock} o'clock</p>`, element);
    told[0]!.write(html`<b>5</b>`);
    expect(shown(element)).to.equal("<p><b>5</b> o'clock</p>");
    expect(told[0]!.isConnected).to.be.true;
  });

  it('keeps the nodes and the keyboard of what has a key, wherever it moves', () => {
    const element = box();
    const list = (names: readonly string[]): TemplateResult =>
      html`<i></i>${names.map((name) => keyed(name, html`<button>${name}</button> `))}<u></u>`;
    render(list(['a', 'b', 'c', 'd']), element);
    const nodes = new Map([...element.querySelectorAll('button')].map((button) => [button.textContent, button]));
    nodes.get('c')!.focus();
    render(list(['b', 'c', 'd', 'e']), element);
    expect(document.activeElement).to.equal(nodes.get('c'));
    expect([...element.querySelectorAll('button')].slice(0, 3)).to.deep.equal(['b', 'c', 'd'].map((name) => nodes.get(name)));
  });

  it('makes anew what has another key', () => {
    const element = box();
    const one = (key: string): TemplateResult => html`<p>${keyed(key, html`<b></b>`)}</p>`;
    render(one('a'), element);
    const first = element.querySelector('b');
    render(one('a'), element);
    expect(element.querySelector('b')).to.equal(first);
    render(one('b'), element);
    expect(element.querySelector('b')).not.to.equal(first);
  });

  it('shows after any changes what it would show at once', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.constantFrom(undefined, null, '', nothing), fc.constant(html`<hr />`));
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        tie('value').map((one) => html`${one}`),
        tie('value').map((one) => html`<b>${one}</b>`),
        fc.tuple(tie('value'), tie('value')).map(([a, b]) => html`${a}${b}`),
        fc.tuple(tie('value'), tie('value')).map(([a, b]) => html`<i title=${String(a === b)}>${a}<u></u>${b}</i> `),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }).chain((keys) =>
          fc.tuple(
            ...keys.map((key) =>
              tie('value').map((one) =>
                keyed(
                  key,
                  html`<p id=${key}>${one}</p>
                    ${one}`,
                ),
              ),
            ),
          ),
        ),
      ),
    }));
    const twice = (one: unknown): TemplateResult =>
      html`<main>${one}</main>
        ${one}`;
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 6 }), (values) => {
        const element = box();
        for (const one of values) {
          render(twice(one), element);
          expect(shown(element)).to.equal(drawn(twice(one)));
        }
      }),
      { numRuns: 400 },
    );
  });
});
