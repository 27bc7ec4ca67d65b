/** Lets files give each other things under the names that they have where they are made: the bundler gives each a third, `own as third`. */
import { posix } from 'node:path';
import { withEnd } from './inline-runtime.js';

const given = /export\{([^{}]*)\};?/;
const taken = /import\{([^{}]*)\}from"([^"]*)";/g;
/** What is brought later is asked for by its name in its module, or by the third name of the whole module. */
const later = /import\(`([^`]*)`\)(?:\.then\((\w+)=>\2\.(\w+)\))?/g;

export const ownNames = () => ({
  name: 'own-names',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const asked = chunks.flatMap(({ fileName, code }) =>
      [...code.matchAll(later)].map(([, address, , name]) => ({ file: resolved(fileName, address), name })),
    );
    const names = new Map(
      chunks.map(({ fileName, code }) => [
        fileName,
        namesIn(
          code,
          asked.filter(({ file }) => file === fileName),
        ),
      ]),
    );
    for (const chunk of chunks) chunk.code = written(chunk, names);
  },
});

/** The own name of what is given under a third, unless it is asked for by that or by one of three signs and more, which are meant for pages. */
function namesIn(code, asked) {
  const fixed = new Set(asked.map(({ name }) => name));
  if (fixed.has(undefined)) return new Map();
  const names = pairsIn(given.exec(code)?.[1]).map(([own, third]) => [third, third.length > 2 || fixed.has(third) ? third : own]);
  const distinct = new Set(names.map(([, name]) => name)).size === names.length;
  return new Map(distinct ? names : []);
}

/** What is taken out leaves its room, and an import may stand at the end: nothing moves that the source map speaks of. */
function written({ fileName, code }, names) {
  const imports = [];
  const mine = names.get(fileName);
  const body = code
    .replace(taken, (found, list, address) => {
      const theirs = names.get(resolved(fileName, address));
      imports.push(`import{${listed(pairsIn(list).map(([third, here]) => [theirs?.get(third) ?? third, here]))}}from"${address}";`);
      return ' '.repeat(found.length);
    })
    .replace(given, (found, list) =>
      `export{${listed(pairsIn(list).map(([own, third]) => [own, mine.get(third) ?? third]))}};`.padEnd(found.length),
    );
  return imports.length ? withEnd(body, imports.join('')) : body;
}

const pairsIn = (list = '') => [...list.matchAll(/([^,\s]+)(?: as ([^,\s]+))?/g)].map(([, from, to = from]) => [from, to]);
const listed = (pairs) => pairs.map(([from, to]) => (from === to ? from : `${from} as ${to}`)).join();
const resolved = (file, address) => posix.join(posix.dirname(file), address);
