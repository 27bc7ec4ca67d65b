import { expect } from '@open-wc/testing';
import { sheetOf } from '../../src/page/css.js';
import { paletteStyles } from '../../src/marks/hues.styles.js';
import { hues } from '../../src/marks/palette.js';
import { contrast, distance, eyes, rgbOf } from './colour.js';

/** The colours that a scheme has, in order, as the browser resolves them. */
function coloursIn(scheme: 'light' | 'dark'): string[] {
  const host = document.createElement('div');
  host.style.colorScheme = scheme;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = paletteStyles.map(sheetOf);
  document.body.append(host);
  const colours = Array.from({ length: hues }, (_, i) => {
    const one = root.appendChild(document.createElement('i'));
    one.className = `hue-${i}`;
    one.style.color = 'var(--_hue)';
    return getComputedStyle(one).color;
  });
  host.remove();
  return colours;
}

const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(18, 18, 18)' } as const;

describe('the palette', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`has eight colours that stand 3:1 before a ${scheme} page`, () => {
      const colours = coloursIn(scheme);
      expect(new Set(colours).size).to.equal(8);
      for (const colour of colours) expect(contrast(rgbOf(colour), rgbOf(grounds[scheme])), colour).to.be.at.least(3);
    });

    for (const [eye, simulate] of Object.entries(eyes)) {
      it(`keeps every two of them apart for ${eye} sight on a ${scheme} page`, () => {
        const colours = coloursIn(scheme).map((colour) => simulate(rgbOf(colour)));
        for (let a = 0; a < colours.length; a++)
          for (let b = a + 1; b < colours.length; b++)
            expect(distance(colours[a]!, colours[b]!), `${a + 1} and ${b + 1}`).to.be.at.least(14);
      });
    }
  }

  it('knows colours that are too near', () => {
    const { deutan, usual } = eyes;
    const [red, green] = [rgbOf('rgb(190, 90, 60)'), rgbOf('rgb(120, 130, 50)')];
    expect(distance(usual!(red), usual!(green))).to.be.above(30);
    expect(distance(deutan!(red), deutan!(green))).to.be.below(14);
  });
});
