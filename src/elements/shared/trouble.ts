/** What a reader is told where the data cannot be had, or not again: one plain sentence, a way on, and for the page's editor what happened. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { trouble } from '../../locale/en/trouble.js';
import { teach, type Locale } from '../../locale/index.js';
import { css } from '../../page/css.js';
import type { DatasetError } from '../../model.js';
import { adopt } from './adopt.js';
import { hostOf } from './frame.js';
import { safeHref } from './links.js';
import type { FramedElement } from './framed-element.js';

teach(trouble);

export interface ErrorOptions {
  readonly locale: Locale;
  readonly address: string;
  /** When what is still shown was had; 0 where nothing is. */
  readonly had: number;
}

/** One plain sentence, a way on, and for the page's editor what happened. */
export function errorBox(host: FramedElement, error: DatasetError, { locale, address, had }: ErrorOptions): TemplateResult {
  adopt(host, troubleStyles);
  const why = locale.say(error.code, { host: hostOf(error.url ?? address) });
  const href = safeHref(address);
  const final = ['not-found', 'private', 'bad-request', 'columns-gone', 'unsupported', 'too-big'].includes(error.code);
  return html`<div class="error ${had ? 'old' : ''}" part="notice" role="status">
    ${had ? html`<p>${locale.say('notSince', { time: timeOf(had, locale), why })}</p>` : html`<slot name="error"><p>${why}</p></slot>`}
    <p class="ways">
      ${final ? nothing : html`<button type="button" @click=${() => retry(host)}>${locale.say('retry')}</button>`}
      ${href ? html`<a href=${href}>${locale.say('openDataset', { host: hostOf(address) })}</a>` : nothing}
    </p>
    ${host.debug || isLocal() ? editorDetails(error, locale, !had) : nothing}
  </div>`;
}

/** What a retry brings takes its button away: the keyboard goes to the next one, or to what is shown. */
function retry(host: FramedElement): void {
  const outcome = new AbortController();
  const keep = (): void => {
    outcome.abort();
    if (document.activeElement !== document.body) return;
    const frame = host.shadowRoot!.querySelector<HTMLElement>('.frame')!;
    frame.tabIndex = -1;
    (frame.querySelector<HTMLElement>('.error button') ?? frame).focus();
  };
  for (const event of ['load', 'error']) host.addEventListener(event, keep, outcome);
  host.refresh();
}

/** A moment by the reader's own clock; its day where that is not today. */
function timeOf(moment: number, { lang }: Locale): string {
  const today = new Date(moment).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(lang, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

function editorDetails({ code, status, url, message }: DatasetError, locale: Locale, open: boolean): TemplateResult {
  return html`<details class="details" ?open=${open}>
    <summary>${locale.say('details')}</summary>
    <p lang="en" dir="ltr"><code>${code}${status ? ` ${status}` : ''}</code> ${message}</p>
    ${url ? html`<p dir="ltr"><code>${url}</code></p>` : nothing}
  </details>`;
}

/** Whether the reader is probably the page's editor. */
export const isLocal = (): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);

const troubleStyles = css`
  .error {
    padding: 1.25rem;
    border: 1px solid var(--_border);
    border-inline-start: 4px solid light-dark(#b3261e, #ff9a92);
    border-radius: var(--_radius);
    margin-block: 0.5rem;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-block-start: 0.75rem;
  }
  .old {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    padding: 0.5rem 0.75rem;
    border-inline-start-color: light-dark(#9a6700, #e3b341);
  }
  .old .ways {
    margin-block-start: 0;
  }
  .old .details {
    flex-basis: 100%;
    margin-block-start: 0;
  }
  .details {
    margin-block-start: 0.75rem;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }
`;
