/** The download of all rows of a question, however many: asked for in pages, with its progress told, cut off when the reader wants it no more. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import type { Progress } from '../../dataset/door.js';
import { tools } from '../../locale/en/tools.js';
import { trouble } from '../../locale/en/trouble.js';
import { teach } from '../../locale/index.js';
import { css } from '../../page/css.js';
import { DatasetError, type Table } from '../../model.js';
import { adopt } from '../shared/adopt.js';
import { keptOf } from '../shared/columns-gone.js';
import { narrowed } from '../shared/questions.js';
import { askAll, countAll } from './asking-all.js';
import { csvHeader, csvRows } from '../shared/download.js';
import type { Described } from './provenance.js';
import type { Scene } from './scene.js';
import { sinkFor } from './sink.js';
import { sorted } from './sorted.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

teach(tools, trouble);

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
  readonly #host: ReactiveElement;
  readonly #scene: Scene;
  readonly #controller = new AbortController();
  #progress: Progress = { loaded: 0 };
  /** What came of it, once it has ended. */
  #outcome = '';
  /** What the file is, once the reader has it. */
  #described: Described | undefined;

  /** Starts a download. */
  static start(host: ReactiveElement, scene: Scene): WholeDownload {
    adopt(host, downloadStyles);
    const download = new WholeDownload(host, scene);
    void download.#run();
    return download;
  }

  private constructor(host: ReactiveElement, scene: Scene) {
    this.#host = host;
    this.#scene = scene;
  }

  /** How far it is, with the way to end it; what came of it is said beside. */
  get template(): TemplateResult {
    const { say } = this.#scene.locale;
    if (this.#outcome) return html`<div class="downloading" part="notice"><span>${this.#outcome}</span>${this.#about()}</div>`;
    const { loaded, total } = this.#progress;
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
    const { announce, tell } = this.#scene;
    this.#outcome = await this.#save().catch((error: unknown) => this.#failure(error));
    announce(this.#outcome);
    if (this.#described) tell('opendata-download', { format: 'csv' });
  }

  #about(): TemplateResult | typeof nothing {
    const described = this.#described;
    const save = async (): Promise<void> => (await import('./provenance.js')).saveProvenance(described!);
    return described ? html`<button type="button" @click=${save}>${this.#scene.locale.say('aboutFile')}</button>` : nothing;
  }

  async #save(): Promise<string> {
    const { element, query, titleOf, inView, locale } = this.#scene;
    const dataset = element.metadata!;
    const { signal } = this.#controller;
    const { limit: _, offset: __, ...whole } = keptOf(await query(), dataset.fields).query;
    const { asked, shown } = sorted(whole, dataset.fields);
    const total = element.table?.total ?? (await countAll(element, dataset, asked, { signal }).catch(() => undefined));
    const name = `${dataset.title}.csv`;
    const sink = await sinkFor(name, total ?? 0);
    let first: Table | undefined;
    let rows = 0;
    try {
      for await (const page of askAll(element, dataset, asked, { signal })) {
        const part = inView(shown(page));
        if (!first) await sink.write(csvHeader(part, titleOf));
        first ??= part;
        for await (const lines of csvIn(part, signal)) {
          await sink.write(lines.text);
          this.#further({ loaded: (rows += lines.rows), ...(total === undefined ? {} : { total }) });
        }
      }
      await sink.close();
    } catch (error) {
      await sink.drop();
      throw error;
    }
    const { fields = [] } = first ?? {};
    this.#described = { name, dataset, query: await narrowed(asked, element), fields, rows, retrieved: new Date(), titleOf };
    return locale.say('downloaded', { n: rows });
  }

  #further(progress: Progress): void {
    this.#progress = progress;
    this.#host.requestUpdate();
  }

  #failure(error: unknown): string {
    const { say } = this.#scene.locale;
    const unpicked = error instanceof DOMException && error.name === 'AbortError';
    if (unpicked || this.#controller.signal.aborted) return say('cancelled');
    const code = error instanceof DatasetError ? error.code : 'bad-response';
    return code === 'too-big' ? say('downloadTooBig') : say('downloadFailed', { reason: say(code, { host: '' }) });
  }
}

/** So many rows are written between two looks at the reader. */
const atOnce = 5000;

/** A table's lines in parts, written without holding up the page. Throws what ended it. */
async function* csvIn(table: Table, signal: AbortSignal): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  for (let first = 0; first < table.length; first += atOnce) {
    const end = Math.min(table.length, first + atOnce);
    yield { text: csvRows(table, first, end), rows: end - first };
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  }
}
