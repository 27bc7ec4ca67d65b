/** The looks of a map: a calm ground, inks for its sheet, buttons of our own. */
import { css } from '../../page/css.js';

export const mapStyles = css`
  .map {
    --_ground: var(--opendata-map-ground, color-mix(in srgb, var(--_accent) 6%, var(--_surface)));
    position: relative;
    isolation: isolate;
    block-size: var(--opendata-height, clamp(20rem, 56cqi, 32rem));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  .map.tiled {
    color-scheme: light;
    --_text: #1b1f24;
    --_surface: #fff;
  }
  .map .ground.leaflet-container {
    isolation: isolate;
    block-size: 100%;
    font: inherit;
    direction: ltr;
    color: var(--_text);
    background: var(--_ground);
    outline-offset: -3px;
  }
  .map .ground.leaflet-container.leaflet-touch-zoom {
    touch-action: pan-x pan-y;
  }
  .map .ground.pointing {
    cursor: pointer;
  }
  .sheet,
  .film {
    position: absolute;
    pointer-events: none;
  }
  .film {
    fill: var(--_accent);
    stroke: color-mix(in srgb, var(--_ground) 55%, var(--_surface));
    color: color-mix(in srgb, var(--_text) 80%, var(--_surface));
    transition:
      fill 1ms,
      stroke 1ms,
      color 1ms;
  }
  .buttons {
    position: absolute;
    inset-block-start: 0.75rem;
    inset-inline-end: 0.75rem;
    z-index: 1;
    display: grid;
    border-radius: var(--_radius);
    box-shadow: 0 1px 4px rgb(0 0 0 / 0.16);
  }
  .buttons button {
    display: grid;
    place-content: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border-color: var(--_border);
    border-radius: 0;
  }
  .buttons button:not(:first-child) {
    border-block-start: 0;
  }
  .buttons button:first-child {
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  .buttons button:last-child {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .buttons button:focus-visible {
    z-index: 1;
  }
  .map svg {
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .attribution {
    position: absolute;
    inset-block-end: 0.5rem;
    right: 0.5rem;
    z-index: 1;
    max-inline-size: calc(100% - 9rem);
    padding: 0.1rem 0.4rem;
    font-size: 0.75rem;
    background: color-mix(in srgb, var(--_surface) 85%, transparent);
    border-radius: 3px;
  }
  .refused {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: grid;
    place-content: center;
    padding: 1rem;
    text-align: center;
    font-weight: 600;
    background: color-mix(in srgb, var(--_surface) 72%, transparent);
    pointer-events: none;
    opacity: 0;
    transition: opacity 150ms;
  }
  .refused.seen {
    opacity: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    .refused {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .film {
      forced-color-adjust: none;
      fill: Highlight;
      stroke: Canvas;
      color: CanvasText;
    }
  }
  @media not print {
    .paper {
      display: none;
    }
  }
  @media print {
    .map {
      break-inside: avoid;
    }
    .map:has(.paper) {
      block-size: auto;
    }
    .paper {
      display: block;
      inline-size: 100%;
    }
    .buttons,
    .refused,
    .how:not([open]),
    .ground:has(+ .paper) {
      display: none;
    }
  }
`;
