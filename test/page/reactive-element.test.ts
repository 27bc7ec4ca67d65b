import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { flag } from '../../src/elements/shared/attributes.js';
import { property, state } from '../../src/page/property.js';
import { ReactiveElement, type PropertyValues } from '../../src/page/reactive-element.js';
import { css } from '../../src/page/css.js';

class Greeting extends ReactiveElement {
  static override styles = [
    css`
      button {
        color: rgb(1, 2, 3);
      }
    `,
  ];

  @property() name = 'nobody';
  @property({ attribute: 'very-loud', converter: flag }) loud = false;
  @property({ converter: Number }) times: number | undefined;
  @state() calls = 0;
  readonly changes: ReadonlySet<PropertyKey>[] = [];
  readonly pressed: unknown[] = [];
  broken = false;

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.changes.push(new Set(changed.keys()));
  }

  protected override render(): unknown {
    if (this.broken) throw new Error('broken');
    return html`<button type="button" @click=${() => this.press()}>${this.name}${this.loud ? '!' : ''}</button>`;
  }

  press(): void {
    this.pressed.push(this);
  }
}
customElements.define('test-greeting', Greeting);

class LongGreeting extends Greeting {
  @property() from = '';
}
customElements.define('test-long-greeting', LongGreeting);

const text = (element: Greeting): string => element.renderRoot.textContent;
const made = (markup: unknown): Promise<Greeting> => fixture<Greeting>(markup as ReturnType<typeof html>);

describe('an element with properties', () => {
  it('draws itself once after several changes', async () => {
    const element = await made(html`<test-greeting></test-greeting>`);
    element.changes.length = 0;
    element.name = 'Ada';
    element.name = 'Grace';
    element.loud = true;
    expect(text(element)).to.equal('nobody');
    expect(await element.updateComplete).to.equal(true);
    expect(text(element)).to.equal('Grace!');
    expect(element.changes).to.deep.equal([new Set(['name', 'loud'])]);
  });

  it('does not draw what has not changed', async () => {
    const element = await made(html`<test-greeting name="Ada"></test-greeting>`);
    element.changes.length = 0;
    element.name = 'Ada';
    element.setAttribute('name', 'Ada');
    await element.updateComplete;
    expect(element.changes).to.deep.equal([]);
  });

  it('reads attributes by their converters, and a removed one leaves the default', async () => {
    const element = await made(html`<test-greeting name="Ada" very-loud="" times="3"></test-greeting>`);
    expect([element.name, element.loud, element.times]).to.deep.equal(['Ada', true, 3]);
    for (const name of ['name', 'very-loud', 'times']) element.removeAttribute(name);
    expect([element.name, element.loud, element.times]).to.deep.equal(['nobody', false, undefined]);
    element.setAttribute('very-loud', 'false');
    expect(element.loud).to.equal(false);
  });

  it('has no attribute for what only it sets itself', () => {
    expect(Greeting.observedAttributes).to.deep.equal(['name', 'very-loud', 'times']);
  });

  it('inherits properties, and gives none to the class above', () => {
    expect(LongGreeting.observedAttributes).to.deep.equal(['name', 'very-loud', 'times', 'from']);
    expect(Greeting.properties.has('from')).to.equal(false);
  });

  it('takes what the page has set before its class was known', async () => {
    const early = document.createElement('test-early');
    early.setAttribute('name', 'attribute');
    document.body.append(Object.assign(early, { name: 'Ada', other: 1 }));
    customElements.define('test-early', class extends Greeting {});
    const element = early as Greeting;
    await element.updateComplete;
    expect(text(element)).to.equal('Ada');
    expect(Object.keys(element)).to.include('other').and.not.include('name');
    element.name = 'Grace';
    await element.updateComplete;
    expect(text(element)).to.equal('Grace');
    element.remove();
  });

  it('waits for the page before it draws, and keeps drawing when it has left', async () => {
    const element = document.createElement('test-greeting') as Greeting;
    await Promise.resolve();
    expect(element.hasUpdated).to.equal(false);
    document.body.append(element);
    await element.updateComplete;
    expect(text(element)).to.equal('nobody');
    element.remove();
    element.name = 'Ada';
    await element.updateComplete;
    expect(text(element)).to.equal('Ada');
  });

  it('tells controllers when it comes, is drawn and goes', async () => {
    const element = await made(html`<test-greeting></test-greeting>`);
    const told: string[] = [];
    const tell = (what: string) => () => told.push(what);
    const controller = {
      hostConnected: tell('here'),
      hostUpdate: tell('drawing'),
      hostUpdated: tell('drawn'),
      hostDisconnected: tell('gone'),
    };
    element.addController(controller);
    element.requestUpdate();
    await element.updateComplete;
    element.remove();
    expect(told).to.deep.equal(['here', 'drawing', 'drawn', 'gone']);
    element.removeController(controller);
    element.requestUpdate();
    await element.updateComplete;
    expect(told).to.have.length(4);
  });

  it('draws what changed while it was drawn, and says that it did', async () => {
    const element = await made(html`<test-greeting></test-greeting>`);
    element.addController({ hostUpdated: () => (element.calls = Math.min(element.calls + 1, 2)) });
    element.name = 'Ada';
    expect(await element.updateComplete).to.equal(false);
    while (!(await element.updateComplete));
    expect(element.calls).to.equal(2);
  });

  it('draws again after a drawing that failed, whose error is told', async () => {
    const element = await made(html`<test-greeting></test-greeting>`);
    element.broken = true;
    element.requestUpdate();
    const error = await element.updateComplete.catch((thrown: unknown) => thrown);
    expect(error).to.be.an('error').with.property('message', 'broken');
    element.broken = false;
    element.name = 'Ada';
    await element.updateComplete;
    expect(text(element)).to.equal('Ada');
  });

  it('has its own looks and listeners', async () => {
    const element = await made(html`<test-greeting></test-greeting>`);
    const button = element.renderRoot.querySelector('button')!;
    expect(getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
    button.click();
    expect(element.pressed).to.deep.equal([element]);
  });
});
