/** The order of the layers, read where ARCHITECTURE.md shows it. */
import { readFileSync } from 'node:fs';

/** From the outermost to the innermost: a file imports from its own folder or from those after it. @type {string[]} */
export const layers = shown(readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8'));

/** Files of `src` that stand before the layers and may import anything. */
export const doors = ['index', 'data', 'autoloader', 'worker'];

function shown(text) {
  const line = /`(elements → [^`]+)`/.exec(text)?.[1];
  if (!line) throw new Error('ARCHITECTURE.md no longer shows the layers as `elements → …`, from which lint takes their order');
  return line.split('→').map((name) => name.trim());
}
