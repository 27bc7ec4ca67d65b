/** Lint holds the order of the layers, the one door to the network, and what a strict Content-Security-Policy refuses. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { doors, layers } from '../../scripts/layers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({ cwd: root });

async function rulesBrokenBy(code, filePath) {
  const [{ messages }] = await eslint.lintText(code, { filePath: `${root}/${filePath}` });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))].filter((rule) => !rule.includes('unused'));
}

const cases = [
  ['an outer layer', `import { x } from '../elements/x.js';`, 'src/query/x.ts', 'no-restricted-imports'],
  ['an outer layer, later', `await import('../elements/x.js');`, 'src/query/x.ts', 'no-restricted-syntax'],
  ['a door', `import { x } from '../index.js';`, 'src/query/x.ts', 'no-restricted-imports'],
  ['an outer layer, from a file that is a layer', `import { x } from './table.js';`, 'src/model.ts', 'no-restricted-imports'],
  ['a template in a portal', `import { html } from '../page/html.js';`, 'src/portals/x.ts', 'no-restricted-imports'],
  ['Lit in an element', `import { html } from 'lit';`, 'src/elements/x.ts', 'no-restricted-imports'],
  ['d3 in an element', `import { max } from 'd3-array';`, 'src/elements/x.ts', 'no-restricted-imports'],
  ['Leaflet in an element, later', `await import('leaflet');`, 'src/elements/x.ts', 'no-restricted-syntax'],
  ['fetch outside transport', `void fetch('x');`, 'src/portals/x.ts', 'no-restricted-globals'],
  ['fetch by another name', `void globalThis.fetch('x');`, 'src/elements/x.ts', 'no-restricted-properties'],
  ['fetch in a door', `void fetch('x');`, 'src/data.ts', 'no-restricted-globals'],
  ['markup from a string', `document.body.innerHTML = 'x';`, 'src/elements/x.ts', 'no-restricted-properties'],
  [
    'a style attribute',
    `import { html } from '../page/html.js';\nvoid html\`<p style="color: red"></p>\`;`,
    'src/elements/x.ts',
    'no-restricted-syntax',
  ],
  ['code from a string', `eval('x');`, 'src/elements/x.ts', 'no-eval'],
  ['a file of no layer', `void 0;`, 'src/helpers/x.ts', 'no-restricted-syntax'],
  ['a long file', 'void 0;\n'.repeat(301), 'src/query/x.ts', 'max-lines'],
];

for (const [what, code, file, rule] of cases) {
  test(`refused: ${what}`, async () => assert.deepEqual(await rulesBrokenBy(code, file), [rule]));
}

const allowed = [
  ['an inner layer', `import { x } from '../model.js';`, 'src/query/x.ts'],
  ["a folder's own index", `import { x } from './index.js';`, 'src/portals/x.ts'],
  ['a template in an element', `import { html } from '../page/html.js';`, 'src/elements/x.ts'],
  ['fetch in transport', `void fetch('x');`, 'src/transport/x.ts'],
  ['anything in a door', `import { x } from './elements/x.js';`, 'src/index.ts'],
];

for (const [what, code, file] of allowed) {
  test(`allowed: ${what}`, async () => assert.deepEqual(await rulesBrokenBy(code, file), []));
}

test('every file of src stands in a layer that ARCHITECTURE.md shows', () => {
  const known = new Set([...layers, ...doors]);
  const names = readdirSync(`${root}/src`).map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual(
    names.filter((name) => !known.has(name)),
    [],
  );
});
