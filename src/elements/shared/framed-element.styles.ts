/** Looks that all elements share: type and colour from the page, space and lines of our own. */
import { css } from '../../page/css.js';

export const frameStyles = css`
  :host {
    --_text: var(--opendata-text, currentColor);
    --_muted: var(--opendata-muted, color-mix(in srgb, currentColor 72%, transparent));
    --_surface: var(--opendata-surface, Canvas);
    --_border: var(--opendata-border, color-mix(in srgb, currentColor 18%, transparent));
    --_accent: var(--opendata-accent, light-dark(#0b5cad, #8cc2ff));
    --_focus: var(--opendata-focus, light-dark(#0b5cad, #8cc2ff));
    --_radius: var(--opendata-radius, 6px);
    display: block !important;
    container-type: inline-size;
    margin-block: 1.5rem;
  }
  :host([hidden]) {
    display: none !important;
  }
  .frame {
    font-family: var(--opendata-font, inherit);
    color: var(--_text);
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-align: start;
    white-space: normal;
    visibility: visible;
    cursor: auto;
  }
  .heading {
    font-size: 1.25em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
    margin-block-end: 0.35rem;
  }
  p {
    margin: 0;
  }
  .note,
  .notice,
  .footer,
  .hint {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .note {
    margin-block-end: 0.5rem;
  }
  .notice {
    margin-block: 0.25rem;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  button,
  select,
  input {
    font: inherit;
    font-size: 0.875em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: var(--_radius);
    min-block-size: 2.25rem;
    padding: 0.25rem 0.75rem;
  }
  button {
    cursor: pointer;
  }
  button:hover {
    border-color: currentColor;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .skeleton {
    display: grid;
    place-content: center;
    min-block-size: var(--opendata-height, 18rem);
    color: var(--_muted);
    background: color-mix(in srgb, currentColor 4%, transparent);
    border-radius: var(--_radius);
  }
  @media print {
    button,
    .toolbar {
      display: none;
    }
  }
`;
