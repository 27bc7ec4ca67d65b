/** Looks that come with what stands around a map. */
import { css } from '../../page/css.js';

export const aroundStyles = css`
  .skip:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    min-block-size: 0;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .skip:focus {
    margin-block-end: 0.5rem;
  }
  .finder {
    margin-block-end: 0.75rem;
  }
  .finder .search {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }
  @container (max-width: 30rem) {
    .finder {
      clear: both;
    }
    .finder input {
      flex: 1;
      min-inline-size: 8rem;
    }
  }
  .finder ul,
  .listing ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .finder ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    margin-block-start: 0.35rem;
  }
  .listing {
    box-sizing: border-box;
    overflow: auto;
    max-block-size: 20rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    margin-block-start: 0.5rem;
  }
  .counted {
    font-size: 0.875em;
    color: var(--_muted);
  }
  .listing .counted {
    position: sticky;
    inset-block-start: 0;
    padding: 0.5rem 0.75rem;
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
  }
  .listing li + li {
    border-block-start: 1px solid var(--_border);
  }
  .listing button {
    display: grid;
    inline-size: 100%;
    padding: 0.45rem 0.75rem;
    text-align: start;
    line-height: 1.35;
    overflow-wrap: anywhere;
    border: 0;
    border-radius: 0;
    background: none;
  }
  .listing button:hover {
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  .listing button[aria-current] {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    box-shadow: inset 3px 0 var(--_accent);
  }
  .listing button:dir(rtl)[aria-current] {
    box-shadow: inset -3px 0 var(--_accent);
  }
  .listing button:focus-visible {
    outline-offset: -3px;
  }
  .listing .name {
    font-weight: 600;
  }
  .listing .rest {
    color: var(--_muted);
    font-size: 0.9em;
  }
  .buttons.more {
    inset-block-start: 8.25rem;
  }
  .word {
    position: absolute;
    inset-block-end: 3rem;
    inset-inline: 0.75rem;
    z-index: 1;
    padding: 0.4rem 0.7rem;
    font-size: 0.875rem;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .stage:fullscreen {
    box-sizing: border-box;
    padding: 0.5rem;
    color: var(--_text);
    background: var(--_surface);
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
  }
  .stage:fullscreen .map {
    block-size: auto;
  }
  @container (min-width: 42rem) {
    .stage.listed {
      display: grid;
      grid-template-columns: minmax(0, 1fr) clamp(14rem, 30%, 20rem);
      gap: 0.75rem;
    }
    .stage.listed .listing {
      margin: 0;
      max-block-size: none;
      block-size: var(--opendata-height, clamp(20rem, 56cqi, 32rem));
    }
    .stage.listed:fullscreen {
      grid-template-rows: minmax(0, 1fr);
    }
    .stage.listed:fullscreen .listing {
      block-size: auto;
    }
  }
  @media print {
    .finder,
    .buttons {
      display: none;
    }
    .stage.listed {
      display: block;
    }
    .stage.listed .listing {
      block-size: auto;
      max-block-size: none;
      margin-block-start: 0.5rem;
      border: 0;
      overflow: visible;
    }
    .listing ul {
      columns: 2;
    }
    .listing li {
      break-inside: avoid;
    }
  }
`;
