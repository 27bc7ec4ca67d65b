/** “How was this made?”: the question in words, the portal's addresses that answer it, and the snippet that shows it elsewhere. */
import { html, nothing, type TemplateResult } from '../../page/html.js';
import { addressesOf } from '../../dataset/addresses.js';
import { tools } from '../../locale/en/tools.js';
import { teach, type Locale } from '../../locale/index.js';
import { css } from '../../page/css.js';
import type { Field, Query, Selected } from '../../model.js';
import { printWhere } from '../../query/print.js';
import type { Answer } from './questions.js';
import { link } from './frame.js';

teach(tools);

export interface MadeOptions {
  readonly locale: Locale;
  readonly element: Element;
  readonly titleOf: (field: Pick<Field, 'name' | 'title'>) => string;
  readonly titleOfMeasure: (measure: Selected) => string;
}

/** Looks that come with the text. */
export const howStyles = css`
  .how dl {
    margin: 0.25rem 0 0;
    padding: 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  .how dd a {
    display: inline-block;
    padding-block: 0.25rem;
  }
  .how dt {
    font-weight: 600;
  }
  .how dd {
    margin: 0 0 0.5rem;
  }
  .how pre {
    margin: 0;
    white-space: pre-wrap;
  }
`;

export async function howMade({ dataset, asked }: Answer, options: MadeOptions): Promise<TemplateResult> {
  const locale = options.locale;
  const fromHand = dataset.ref.portal === 'given';
  const withholds = Number(options.element.getAttribute('suppress-below')) > 1;
  const addresses = fromHand || withholds ? [] : (await Promise.all(asked.map((query) => addressesOf(dataset, query)))).flat();
  const titled = (name: string): string => {
    const field = dataset.fields.find((known) => known.name === name || known.title === name);
    return field ? options.titleOf(field) : name;
  };
  const words = asked.flatMap((query) => inWords(query, { ...options, locale, titled }));
  return html`<dl>
    ${row(locale.say('answered'), words.length ? words : locale.say('everyRow'))}
    ${
      fromHand || withholds
        ? html`<div><dd>${locale.say(fromHand ? 'inMemory' : 'noAddress')}</dd></div>`
        : row(
            locale.say('address', { n: addresses.length }),
            addresses.map((address) => html`<p>${link(address, address)}</p>`),
          )
    }
    ${fromHand ? nothing : row(locale.say('snippet'), html`<pre><code>${snippetOf(options.element)}</code></pre>`)}
  </dl>`;
}

const row = (term: string, value: unknown): TemplateResult =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

type Speech = Omit<MadeOptions, 'locale'> & { readonly locale: Locale; readonly titled: (name: string) => string };

/** What a query asks, a line for each of its clauses. */
function inWords({ search, where, select = [], order = [] }: Query, { locale, titled, titleOfMeasure }: Speech): TemplateResult[] {
  const measures = select.filter(({ aggregate }) => aggregate);
  const groups = measures.length ? select.filter(({ aggregate }) => !aggregate) : [];
  const sorted = order.map(({ by, descending }) => {
    const measure = measures.find(({ name }) => name === by);
    const column = measure ? titleOfMeasure(measure) : titled(by);
    return descending ? locale.say('highestFirst', { column }) : column;
  });
  const lines: readonly (readonly [term: Parameters<Locale['say']>[0], text: string])[] = [
    ['counts', measures.map(titleOfMeasure).join(', ')],
    [
      'forEach',
      groups
        .map((group) => [titled(group.field ?? group.name), group.unit && locale.say(group.unit)].filter(Boolean).join(', '))
        .join('; '),
    ],
    ['onlyWhere', where ? printWhere(where) : ''],
    ['withWords', search ?? ''],
    ['sortedBy', sorted.join(', ')],
  ];
  return lines.filter(([, text]) => text).map(([term, text]) => html`<p>${locale.say(term)}: <bdi>${text}</bdi></p>`);
}

/** Attributes that an element sets itself, and the token, which is nobody else's. */
const unsaid = /^(data-|token$|class$|style$|id$|slot$)/;

/** The element's own markup, with the script that brings it left to the page. */
function snippetOf({ localName, attributes }: Element): string {
  const said = [...attributes]
    .filter(({ name }) => !unsaid.test(name))
    .map(({ name, value }) => ` ${name}${value && `="${escaped(value)}"`}`);
  return `<${localName}${said.join('')}></${localName}>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
