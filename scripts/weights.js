/** What each source file weighs in a page's download, by the source maps of the built files: its share of the packed bytes. */
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, posix } from 'node:path';

/**
 * @param {string} cdn
 * @param {Iterable<string>} files
 * @param {(file: string) => number} packed The bytes of a file as it is sent.
 * @returns {[source: string, bytes: number][]} The heaviest first; what no map accounts for is the bundler's own, and the text of templates.
 */
export function weightsOf(cdn, files, packed) {
  const weights = new Map();
  for (const file of files) {
    const lines = readFileSync(join(cdn, file), 'utf8').split('\n');
    const map = new SourceMap(JSON.parse(readFileSync(join(cdn, `${file}.map`), 'utf8')));
    const each = packed(file) / lines.join('\n').length;
    lines.forEach((line, row) => {
      for (let column = 0; column < line.length; column++) {
        const source = sourceOf(map.findEntry(row, column), file);
        weights.set(source, (weights.get(source) ?? 0) + each);
      }
    });
  }
  return [...weights].sort(([, a], [, b]) => b - a);
}

const sourceOf = ({ originalSource }, file) =>
  originalSource ? posix.join(posix.dirname(file), originalSource).replace(/^(\.\.\/)+/, '') : 'templates and the bundler';
