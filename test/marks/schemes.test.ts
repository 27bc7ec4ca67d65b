import { expect } from '@open-wc/testing';
import { classColours, schemeNames } from '../../src/marks/schemes.js';
import { contrast, distance, eyes, rgbOf, type RGB } from './colour.js';

const grounds = { light: 'rgb(240, 244, 249)', dark: 'rgb(27, 31, 36)' } as const;

/** The colours of a scheme as the browser paints them. */
function painted(name: string, count: number, standing: boolean, page: 'light' | 'dark'): RGB[] {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.colorScheme = page;
  const context = document.createElement('canvas').getContext('2d')!;
  const colours = classColours(name, count, standing).map(({ colour }) => {
    probe.style.color = colour;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    return rgbOf(`rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join()})`);
  });
  probe.remove();
  return colours;
}

describe('the schemes of classes', () => {
  for (const page of ['light', 'dark'] as const) {
    for (const name of schemeNames) {
      it(`${name}: five neighbours differ for every eye on a ${page} page, on the ground and within borders`, () => {
        for (const standing of [true, false]) {
          for (const [eye, simulate] of Object.entries(eyes)) {
            const seen = painted(name, 5, standing, page).map(simulate);
            for (let i = 1; i < seen.length; i++) expect(distance(seen[i - 1]!, seen[i]!), `${eye} ${standing} ${i}`).to.be.at.least(5.5);
          }
        }
      });

      it(`${name}: every class that stands on the ground has 3:1 before a ${page} page`, () => {
        for (const count of [3, 5, 7, 9])
          for (const colour of painted(name, count, true, page)) expect(contrast(colour, rgbOf(grounds[page]))).to.be.at.least(3);
      });

      it(`${name}: nine classes are nine colours on a ${page} page`, () => {
        for (const standing of [true, false]) {
          const seen = painted(name, 9, standing, page);
          expect(seen).to.have.length(9);
          for (let a = 0; a < 9; a++) for (let b = a + 1; b < 9; b++) expect(distance(seen[a]!, seen[b]!)).to.be.above(2.5);
        }
      });
    }
  }

  it('have as many colours as asked for, also where two ends meet in the middle', () => {
    for (const name of schemeNames) for (const count of [1, 2, 3, 4, 8, 9]) expect(classColours(name, count, false)).to.have.length(count);
  });
});
