/** Bars inside the cells of a column of numbers: drawn from zero, on one scale for all rows of the question and not only for those in sight. */
import { html, svg, type TemplateResult } from '../../page/html.js';
import { css } from '../../page/css.js';
import type { Field, Query, Selected, Table } from '../../model.js';
import { parseOrder } from '../../query/clauses.js';
import { cell } from '../../table.js';
import { adopt } from '../shared/adopt.js';
import { ofColumn } from '../shared/columns-gone.js';
import { fieldOf } from '../shared/meant.js';
import type { ReactiveElement } from '../../page/reactive-element.js';

/** Least and greatest value of a column; zero is always between them. */
interface Scale {
  readonly least: number;
  readonly greatest: number;
}

export interface BarsOptions {
  /** The columns that an author names: `total, sum(cost)`. */
  readonly columns: string;
  readonly query: Query;
  readonly fields: readonly Field[];
  readonly answer: Table;
  readonly ask: (query: Query) => Promise<Table>;
}

/** Looks that come with them. */
const barStyles = css`
  .barred {
    display: flex;
    direction: ltr;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
  }
  .barred svg {
    flex: none;
    inline-size: clamp(3rem, 14cqi, 8rem);
    block-size: 0.75rem;
    overflow: visible;
    fill: var(--_accent);
    stroke: color-mix(in srgb, currentColor 55%, transparent);
  }
  .barred rect {
    stroke: none;
  }
  [dir='rtl'] .barred svg {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .barred svg {
      fill: Highlight;
      stroke: CanvasText;
    }
  }
`;

export class InCellBars {
  readonly #scales: ReadonlyMap<string, Scale>;

  /** Asks the portal how far the columns reach, where not all rows are here. */
  static async of(host: ReactiveElement, options: BarsOptions): Promise<InCellBars> {
    adopt(host, barStyles);
    return new InCellBars(await scalesOf(options));
  }

  private constructor(scales: ReadonlyMap<string, Scale>) {
    this.#scales = scales;
  }

  /** The bar beside its number; undefined for cells without one. */
  content(value: unknown, text: string, { name }: Field): TemplateResult | undefined {
    const scale = this.#scales.get(name);
    if (!scale || typeof value !== 'number') return undefined;
    const at = (number: number): number => ((number - scale.least) / (scale.greatest - scale.least)) * 100;
    const [zero, end] = [at(0), at(value)];
    return html`<span class="barred">
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect x=${Math.min(zero, end)} width=${Math.abs(end - zero)} height="10" /><path d="M${zero} -2V12" vector-effect="non-scaling-stroke" />`}
      </svg>
      <bdi>${text}</bdi>
    </span>`;
  }
}

async function scalesOf({ columns, query, fields, answer, ask }: BarsOptions): Promise<ReadonlyMap<string, Scale>> {
  const named = parseOrder(columns).map((order) => ofColumn(order, answer.fields, fields).by);
  const numbers = answer.fields.filter(({ name, type }) => named.includes(name) && type === 'number').map(({ name }) => name);
  const here = new Map(numbers.map((name) => [name, reachOf(answer, name)]));
  if ((answer.total ?? answer.length) === answer.length || numbers.length === 0) return scaled(here);
  return scaled((await asked(numbers, query, fields, ask).catch(() => undefined)) ?? here);
}

const edges = ['min', 'max'] as const;

/** How far each column reaches over all rows of the question. */
async function asked(
  numbers: readonly string[],
  { search, where }: Query,
  fields: readonly Field[],
  ask: BarsOptions['ask'],
): Promise<ReadonlyMap<string, Scale>> {
  const select = numbers.flatMap((name, index) =>
    edges.map((aggregate): Selected => ({ name: `${aggregate}_${index}`, field: fieldOf(name, fields)?.name ?? name, aggregate })),
  );
  const reach = await ask({ ...(search ? { search } : {}), ...(where ? { where } : {}), select });
  const edge = (name: string): number => Number(cell(reach.column(name), 0) ?? 0);
  return new Map(numbers.map((name, index) => [name, { least: edge(`min_${index}`), greatest: edge(`max_${index}`) }]));
}

function reachOf(table: Table, name: string): Scale {
  const scale = { least: 0, greatest: 0 };
  for (const value of table.column(name) as Float64Array) {
    if (value < scale.least) scale.least = value;
    if (value > scale.greatest) scale.greatest = value;
  }
  return scale;
}

/** With zero in sight; a column of nothing but zeros has no scale. */
const scaled = (reaches: ReadonlyMap<string, Scale>): ReadonlyMap<string, Scale> =>
  new Map(
    [...reaches]
      .map(([name, { least, greatest }]) => [name, { least: Math.min(0, least), greatest: Math.max(0, greatest) }] as const)
      .filter(([, { least, greatest }]) => greatest > least),
  );
