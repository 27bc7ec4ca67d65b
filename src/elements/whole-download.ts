/** The download of all rows of a question: asked for in pages, with its progress told, cut off when the reader changes their mind. */
import { css, html, type TemplateResult } from 'lit';
import type { Progress } from '../dataset/door.js';
import { tools } from '../locale/en/tools.js';
import { teach, type Locale } from '../locale/index.js';
import { DatasetError, type Field, type Table } from '../model.js';
import { csvHeader, csvRows, save } from './download.js';

teach(tools);

export interface Wanted {
  readonly name: string;
  readonly titleOf: (field: Field) => string;
  /** Brings all rows, in the columns and the order in which they are shown. */
  readonly rows: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Table>;
  /** Is told that it has come further. */
  readonly changed: () => void;
  /** Is told in words what came of it, and whether the reader has the file. */
  readonly ended: (outcome: string, saved: boolean) => void;
}

/** Looks that come with it. */
export const downloadStyles = css`
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
  readonly #locale: Locale;
  readonly #wanted: Wanted;
  readonly #controller = new AbortController();
  #progress: Progress | undefined;
  /** What came of it, once it has ended. */
  outcome = '';

  /** Starts a download. */
  static async start(locale: Locale, wanted: Wanted): Promise<WholeDownload> {
    const download = new WholeDownload(locale, wanted);
    void download.#run();
    return download;
  }

  private constructor(locale: Locale, wanted: Wanted) {
    this.#locale = locale;
    this.#wanted = wanted;
  }

  /** How far it is, with the way to end it; what came of it is said beside. */
  get template(): TemplateResult {
    const { say } = this.#locale;
    if (this.outcome) return html`<p class="notice">${this.outcome}</p>`;
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
    let saved = true;
    this.outcome = await this.#saved().catch((error: unknown) => {
      saved = false;
      return this.#failure(error);
    });
    this.#wanted.ended(this.outcome, saved);
  }

  async #saved(): Promise<string> {
    const { name, rows, titleOf, changed } = this.#wanted;
    const { signal } = this.#controller;
    const onProgress = (progress: Progress): void => {
      this.#progress = progress;
      changed();
    };
    const table = await rows({ signal, onProgress });
    const parts = await csvParts(table, titleOf, signal);
    save(name, parts);
    return this.#locale.say('downloaded', { n: table.length });
  }

  #failure(error: unknown): string {
    const { say } = this.#locale;
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
