/** How every visual element comes to its dataset and stands on the page: when it asks, its states, its frame, its events. */
import { html, noChange, nothing, type TemplateResult } from '../../page/html.js';
import type { PropertyValues } from '../../page/reactive-element.js';
import type { Options } from '../../dataset/door.js';
import { DatasetError, type Begun, type Dataset } from '../../model.js';
import { answerTo, asDatasetError, same } from './asking.js';
import { headingOf, skeleton } from './frame.js';
import { frameStyles } from './framed-element.styles.js';
import { Nearness } from './nearness.js';
import { OpendataSettings } from './settings.js';
import type { errorBox } from './trouble.js';

/** Whether a setting is seen in the answer alone: until it is there, what is drawn stays as it stands. */
const isFilter = (name: PropertyKey): boolean => name === 'where' || name === 'search';

const bringTrouble = () => import('./trouble.js').catch(() => undefined);

/** Shows rows of an address, where it has some. */
export type FirstRows = (src: string) => TemplateResult | undefined;

export type State = 'idle' | 'loading' | 'ready' | 'ready-partial' | 'ready-stale' | 'empty' | 'error';

/** What an element shows: at least of which dataset it speaks. */
export interface Shown {
  readonly dataset: Dataset;
}

/**
 * @slot - What stands there until the data come, and when they cannot: a link to the dataset, or a picture.
 * @slot heading - The heading, where text is not enough.
 * @slot note - A sentence under the heading.
 * @slot error - What is said when the data cannot be had.
 * @slot footer - More lines under the source.
 *
 * @event load - The data are shown. Does not bubble.
 * @event error - They could not be had; `event.error` is a `DatasetError`. Does not bubble.
 *
 * @csspart heading - The heading.
 * @csspart figure - Everything within the element.
 * @csspart notice - Sentences on what is missing, partial or failed.
 *
 * @cssproperty --opendata-font - The type; the page's own where it is not set.
 * @cssproperty --opendata-text - The colour of texts.
 * @cssproperty --opendata-muted - The colour of lesser texts.
 * @cssproperty --opendata-surface - The ground.
 * @cssproperty --opendata-border - Lines around and between.
 * @cssproperty --opendata-accent - Links, and what is chosen.
 * @cssproperty --opendata-focus - The ring around what has the keyboard.
 * @cssproperty --opendata-radius - How round corners are.
 * @cssproperty --opendata-height - The height of drawings, and of what waits for them.
 */
export abstract class FramedElement<Answer extends Shown = Shown> extends OpendataSettings {
  static override styles: readonly string[] = [frameStyles];

  /** Brings what is to be shown of the dataset. */
  protected abstract inquire(dataset: Dataset, options: Options): Promise<Answer>;
  /** What stands under the heading once it is there. */
  protected abstract whole(answer: Answer): TemplateResult;

  #near = new Nearness(this);
  #fresh = false;
  #timer = 0;
  /** What was asked last, and whether the answer is awaited. */
  #asked: readonly unknown[] = [];
  #asking: AbortController | undefined;
  #waits = false;
  #answer: Answer | undefined;
  /** When the answer to what is asked was last had; 0 while there is none. */
  #had = 0;
  /** Whether what is asked is only another filter. */
  #refiltered = false;
  #error: DatasetError | undefined;
  #errorBox: typeof errorBox | undefined;
  #announced = '';
  #beginning: FirstRows | undefined;
  #left = false;
  #settled!: () => void;
  /** Fulfilled when the element has first shown its data or its error. */
  readonly ready = new Promise<void>((resolve) => (this.#settled = resolve));

  /** The dataset as its publisher describes it, once it is known. */
  get metadata(): Dataset | undefined {
    return this.#answer?.dataset;
  }

  /** What was last shown. */
  protected get shown(): Answer | undefined {
    return this.#answer;
  }

  /** Reads the data again from the portal. */
  refresh(): void {
    this.#fresh = true;
    this.#ask();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#left) this.#ask();
    this.#left = false;
    this.#repeat();
    addEventListener('online', this.#online);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#online);
    clearInterval(this.#timer);
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#left = true;
      this.#asking?.abort();
      this.#waits = false;
      this.#asking = undefined;
      this.requestUpdate();
    });
  }

  /** Tells the page what a reader did. */
  protected tell(event: `opendata-${string}`, detail: object): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
  }

  /** Says a change to readers who do not see it. */
  protected announce(text: string): void {
    this.#announced = text;
    this.requestUpdate();
  }

  protected override update(changed: PropertyValues): void {
    const asked = [this.#near.reached, ...this.question()];
    const again = !same(asked, this.#asked);
    this.#refiltered = again && !this.#error && [...changed.keys()].every(isFilter);
    if (again) {
      this.#had = 0;
      this.#ask();
    }
    this.#asked = asked;
    super.update(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this;
    if (this.getAttribute('data-state') !== state) this.setAttribute('data-state', state);
    if (this.#error) this.setAttribute('data-error-kind', this.#error.code);
    else this.removeAttribute('data-error-kind');
    if (changed.has('refreshEvery')) this.#repeat();
    // Few datasets name their language, and most of them the page's.
    if (this.metadata?.language)
      import('./voice.js').then(
        ({ speak }) => speak(this),
        () => undefined,
      );
  }

  protected get state(): State {
    if (this.#waits) return 'loading';
    if (this.#error) return this.#had ? 'ready-stale' : 'error';
    return this.#answer && this.#asking ? this.stateOf(this.#answer) : 'idle';
  }

  protected stateOf(_: Answer): State {
    return 'ready';
  }

  /** What shows how a large file begins, while the rest of it is read. */
  declare protected readonly beginning?: (begun: Begun) => Promise<FirstRows>;

  protected override render(): TemplateResult {
    const { locale, state } = this;
    const answer = this.#answer;
    const shown = answer && state !== 'error';
    const heading = this.#heading((shown ? answer : this.#error)?.dataset);
    const address = this.#had ? answer!.dataset.landingPage : this.src;
    const trouble = this.#error && this.#errorBox?.(this, this.#error, { locale, address, had: this.#had });
    return html`<div
      class="frame"
      role="group"
      part="figure"
      lang=${locale.lang}
      dir=${locale.direction}
      aria-labelledby=${heading === undefined ? nothing : 'heading'}
      aria-busy=${state === 'loading'}
    >
      ${heading === undefined ? nothing : headingOf(this.headingLevel, heading)}
      ${this.note ? html`<p class="note">${this.note}</p>` : html`<slot name="note"></slot>`}
      ${answer && this.#refiltered ? noChange : shown ? html`${trouble} ${this.whole(answer)} <slot name="footer"></slot>` : state === 'loading' ? (this.#beginning?.(this.src) ?? skeleton(locale)) : html`<slot></slot>`}
      ${shown ? nothing : trouble}
      <p class="unseen" role="status">${this.#announced}</p>
    </div>`;
  }

  #heading(about: Dataset | undefined): string | undefined {
    const text = this.heading || about?.title;
    return this.shows('heading') && (text || this.querySelector('[slot=heading]')) ? (text ?? '') : undefined;
  }

  /** Asks, once the reader is near and there is something to ask; an answer that nobody waits for any more is dropped. */
  #ask(): void {
    this.#asking?.abort();
    const wanted = this.#near.reached && (this.src || this.srcObject);
    this.#waits = Boolean(wanted);
    // What is shown still stands for an older reading until there is a newer one.
    if (!this.#had) this.#error = undefined;
    this.#asking = wanted ? new AbortController() : undefined;
    if (this.#asking) void this.#run(this.#asking.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = false;
    const onBegun = async (begun: Begun): Promise<void> => {
      // Why nothing of it can be shown is told with the whole.
      this.#beginning = await this.beginning?.(begun).catch(() => undefined);
      this.requestUpdate();
    };
    const outcome = await answerTo(this, (...asked) => this.inquire(...asked), { signal, fresh, onBegun }).catch(asDatasetError);
    // What cannot be had either leaves what stands inside the tag.
    if (outcome instanceof DatasetError) this.#errorBox ??= (await bringTrouble())?.errorBox;
    if (!signal.aborted) this.#settle(outcome);
  }

  #settle(outcome: Answer | DatasetError): void {
    this.#waits = false;
    const error = (this.#error = outcome instanceof DatasetError ? outcome : undefined);
    if (!(outcome instanceof DatasetError)) {
      this.#answer = outcome;
      this.#had = Date.now();
    }
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.dispatchEvent(error ? new ErrorEvent('error', { error, message: error.message }) : new Event('load'));
      this.#settled();
    });
  }

  #online = (): void => {
    if (this.#error) this.refresh();
  };

  #repeat(): void {
    clearInterval(this.#timer);
    if (!this.refreshEvery) return;
    this.#timer = window.setInterval(() => document.hidden || this.refresh(), this.refreshEvery * 1000);
    // Where a later reading fails, its sentence may be out of reach too.
    void bringTrouble();
  }
}
