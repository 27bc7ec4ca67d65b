/** What a file that leaves the page says of what it holds: its title, its words, its source, which of the data, and of when. */
import type { Locale } from '../../locale/index.js';
import type { Dataset } from '../../model.js';
import { csvLine, save } from './download.js';

/** What an element says around its data. */
export interface Around {
  readonly element: {
    readonly renderRoot: ParentNode;
    readonly metadata: Dataset | undefined;
    /** The author's own. */
    readonly heading: string;
  };
  readonly locale: Locale;
  readonly filter: string;
  /** What is said in a file and not on the page. */
  readonly footnotes: readonly string[];
}

export const titleOf = ({ element: { heading, metadata } }: Around): string => heading || metadata!.title;

export const measureOf = ({ element: { renderRoot } }: Around): string => renderRoot.querySelector('.measure')?.textContent.trim() ?? '';

/** What the drawing says, where its data are from, which of them, and of when. */
export function linesBelow({ element, locale, filter, footnotes }: Around): string[] {
  const said = (selector: string): string[] =>
    [...element.renderRoot.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
  const { title, publisher, landingPage, modified } = element.metadata!;
  const dates = [
    modified && `${locale.say('updated')} ${locale.date(modified.getTime())}`,
    locale.say('retrieved', { date: locale.date(Date.now()) }),
  ];
  return [
    ...said('.annotations li'),
    ...said('.summary'),
    ...said('.notice'),
    ...footnotes,
    title && `${locale.say('source')}: ${[title, publisher, landingPage].filter(Boolean).join(', ')}`,
    filter,
    dates.filter(Boolean).join(' · '),
  ].filter((line) => line !== '');
}

/** Hands the reader rows as a CSV file, and behind an empty line what they are. */
export function saveRows(rows: string, around: Around): void {
  const notes = [titleOf(around), measureOf(around), ...linesBelow(around)].filter(Boolean);
  save(`${around.element.metadata!.title}.csv`, [rows, '\r\n', ...notes.map((text) => csvLine([text]))]);
}

/** Hands the reader what is drawn. */
export const savePicture = (picture: BlobPart, format: 'svg' | 'png', around: Around): void =>
  save(`${titleOf(around) || 'chart'}.${format}`, [picture], format === 'svg' ? 'image/svg+xml' : 'image/png');
