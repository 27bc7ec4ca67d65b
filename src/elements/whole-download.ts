/** The download of all rows of a question: asked for in pages, with its progress told, cut off when the reader changes their mind. */
import { css, html, type LitElement, type TemplateResult } from 'lit';
import type { Options, Progress } from '../dataset/door.js';
import { tools } from '../locale/en/tools.js';
import { teach, type Locale } from '../locale/index.js';
import { DatasetError, type Dataset, type Field, type Query, type Table } from '../model.js';
import { adopt } from './adopt.js';
import { keptOf } from './columns-gone.js';
import { csvHeader, csvRows, save } from './download.js';
import { askSorted } from './sorted.js';

teach(tools);

export interface Wanted {
  readonly locale: Locale;
  readonly dataset: Dataset;
  /** The question that is shown a page of. */
  readonly query: Query;
  titleOf(field: Field): string;
  /** The columns that are shown, in their order. */
  inView(rows: Table): Table;
  /** Asks the question of a portal, or of what is here. */
  read(query: Query, options: Pick<Options, 'signal' | 'onProgress'>): Promise<Table>;
  announce(text: string): void;
  /** Is told that the reader has the file. */
  saved(): void;
}

/** Looks that come with it. */
const downloadStyles = css`
  .downloading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    margin-block-start: 0.5rem;
    font-size: 0.875em;
  }
`;

export class WholeDownload {
  readonly #host: LitElement;
  readonly #wanted: Wanted;
  readonly #controller = new AbortController();
  #progress: Progress | undefined;
  /** What came of it, once it has ended. */
  #outcome = '';

  /** Starts a download. */
  static start(host: LitElement, wanted: Wanted): WholeDownload {
    adopt(host, downloadStyles);
    const download = new WholeDownload(host, wanted);
    void download.#run();
    return download;
  }

  private constructor(host: LitElement, wanted: Wanted) {
    this.#host = host;
    this.#wanted = wanted;
  }

  /** How far it is, with the way to end it; what came of it is said beside. */
  get template(): TemplateResult {
    const { say } = this.#wanted.locale;
    if (this.#outcome) return html`<p class="notice">${this.#outcome}</p>`;
    const { loaded = 0, total } = this.#progress ?? {};
    return html`<div class="downloading" part="notice">
      <progress aria-label=${say('download')} max=${total ?? 1} .value=${total ? loaded : 0}></progress>
      <span>${total === undefined ? say('downloading', { n: loaded }) : say('downloadingOf', { n: loaded, total })}</span>
      <button type="button" @click=${() => this.cancel()}>${say('cancel')}</button>
    </div>`;
  }

  cancel(): void {
    this.#controller.abort();
  }

  async #run(): Promise<void> {
    const { announce, saved } = this.#wanted;
    try {
      this.#outcome = await this.#save();
      saved();
    } catch (error) {
      this.#outcome = this.#failure(error);
    }
    announce(this.#outcome);
  }

  async #save(): Promise<string> {
    const { dataset, query, titleOf, inView, read, locale } = this.#wanted;
    const { signal } = this.#controller;
    const { limit: _, offset: __, ...whole } = keptOf(query, dataset.fields).query;
    const onProgress = (progress: Progress): void => {
      this.#progress = progress;
      this.#host.requestUpdate();
    };
    const rows = inView(await askSorted(whole, dataset.fields, (question) => read(question, { signal, onProgress })));
    save(`${dataset.title}.csv`, await csvParts(rows, titleOf, signal));
    return locale.say('downloaded', { n: rows.length });
  }

  #failure(error: unknown): string {
    const { say } = this.#wanted.locale;
    if (this.#controller.signal.aborted) return say('cancelled');
    const code = error instanceof DatasetError ? error.code : 'bad-response';
    return code === 'too-big' ? say('downloadTooBig') : say('downloadFailed', { reason: say(code, { host: '' }) });
  }
}

/** So many rows are written between two looks at the reader. */
const atOnce = 5000;

/** A table's CSV in parts, written without holding up the page. Throws what ended it. */
async function csvParts(table: Table, titleOf: (field: Field) => string, signal: AbortSignal): Promise<string[]> {
  const parts = [csvHeader(table, titleOf)];
  for (let first = 0; first < table.length; first += atOnce) {
    parts.push(csvRows(table, first, Math.min(table.length, first + atOnce)));
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
  return parts;
}
