/** The looks of a picked place's card. */
import { css } from '../../page/css.js';

export const cardStyles = css`
  .card {
    position: absolute;
    z-index: 3;
    box-sizing: border-box;
    inline-size: min(20rem, 100% - 2rem);
    overflow: auto;
    padding: 0.75rem 0.9rem;
    font-size: 0.875rem;
    line-height: 1.45;
    overflow-wrap: anywhere;
    text-align: start;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: 0 3px 14px rgb(0 0 0 / 0.24);
  }
  .card.docked {
    inset-inline: 0.5rem;
    inset-block-end: 0.5rem;
    inline-size: auto;
    max-block-size: 65%;
  }
  .card.away,
  .ground:has(.leaflet-zoom-anim) + .card:not(.docked) {
    visibility: hidden;
  }
  .card:focus-visible {
    outline-offset: -3px;
  }
  .map .card .name {
    margin: 0;
    margin-block-end: 0.35rem;
    padding-inline-end: 1.75rem;
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .card dl {
    display: grid;
    gap: 0.2rem;
    margin: 0;
  }
  .card dl > div {
    display: grid;
    grid-template-columns: minmax(4.5rem, 2fr) 3fr;
    gap: 0.75rem;
  }
  .card dl:first-child > div:first-child {
    padding-inline-end: 1.25rem;
  }
  .card dt {
    color: var(--_muted);
  }
  .card dd {
    margin: 0;
  }
  .card .close {
    position: absolute;
    inset-block-start: 0.4rem;
    inset-inline-end: 0.4rem;
    display: grid;
    place-content: center;
    inline-size: 1.75rem;
    min-block-size: 1.75rem;
    padding: 0;
    border-color: transparent;
  }
  .card .close svg {
    inline-size: 0.8rem;
    block-size: 0.8rem;
  }
  @media print {
    .card,
    .card.docked {
      position: static;
      inline-size: auto;
      max-block-size: none !important;
      overflow: visible;
      border-width: 1px 0 0;
      border-radius: 0;
      box-shadow: none;
    }
    .card.away {
      display: none;
    }
  }
`;
