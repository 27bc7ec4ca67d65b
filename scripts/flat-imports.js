/** Lets each file of a build name all files that it needs, also those that only its imports would name: a browser then asks for them at once. */
import { posix } from 'node:path';
import { withEnd } from './inline-runtime.js';

export const flatImports = () => ({
  name: 'flat-imports',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const direct = new Map(chunks.map(({ fileName, imports }) => [fileName, imports.filter((file) => file in bundle)]));
    for (const chunk of chunks) {
      const named = direct.get(chunk.fileName);
      const missing = [...needed(chunk.fileName, direct)].filter((file) => file !== chunk.fileName && !named.includes(file));
      // An import may stand anywhere; at the end it moves nothing that the source map speaks of.
      chunk.code = withEnd(chunk.code, missing.map((file) => `import"${addressOf(file, chunk.fileName)}";`).join(''));
    }
  },
});

function needed(file, direct, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const one of direct.get(file)) needed(one, direct, found);
  return found;
}

function addressOf(file, from) {
  const path = posix.relative(posix.dirname(from), file);
  return path.startsWith('.') ? path : `./${path}`;
}
