/** How a story lays out elements: side by side, in several languages, or in a box as narrow as a telephone. */
import { html, type TemplateResult } from 'lit';
import { css, sheetOf } from '../src/page/css.js';
import type { Attributes } from './attributes.js';

/** Draws one element. */
export type Draw = (attributes: Attributes) => TemplateResult;

export const sideBySide = (elements: readonly TemplateResult[]): TemplateResult => html`<div class="side-by-side">${elements}</div>`;

/** On pages in German, Spanish and Arabic, which runs from right to left. */
export const inLanguages =
  (draw: Draw): Draw =>
  (attributes) =>
    html`<div lang="de">${draw({ ...attributes, heading: 'Deutsch' })}</div>
      <div lang="es">${draw({ ...attributes, heading: 'Español' })}</div>
      <div lang="ar" dir="rtl">${draw({ ...attributes, heading: 'العربية' })}</div>`;

export const onTelephone =
  (draw: Draw): Draw =>
  (attributes) =>
    html`<div class="telephone">${draw(attributes)}</div>`;

const styles = css`
  .side-by-side {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem 2rem;
    align-items: start;
  }
  .side-by-side > * {
    min-inline-size: 0;
    margin-block: 0;
  }
  .telephone {
    inline-size: 320px;
    max-inline-size: 100%;
  }
`;

document.adoptedStyleSheets.push(sheetOf(styles));
