/** Gives each file that is imported for one of its parts the line that it needs for that, which the bundler puts in a file of its own. */
const statement = /import\{t as (\w+)\}from"\.[^"]*\/rolldown-runtime\.js";/;

export const inlineRuntime = () => ({
  name: 'inline-runtime',
  generateBundle(_, bundle) {
    const [runtime, ...more] = Object.values(bundle).filter(({ fileName }) => /\/rolldown-runtime\.js$/.test(fileName));
    if (!runtime) return;
    if (more.length || runtime.exports.join() !== 't') throw new Error('The bundler’s runtime has more in it than is known here');
    for (const chunk of Object.values(bundle).filter(({ imports }) => imports?.includes(runtime.fileName))) {
      const [found, name] = statement.exec(chunk.code);
      // What is taken out leaves its room, and functions may stand at the end: nothing moves that the source map speaks of.
      chunk.code = withEnd(chunk.code.replace(found, ' '.repeat(found.length)), namespace(name));
      chunk.imports = chunk.imports.filter((file) => file !== runtime.fileName);
    }
    delete bundle[runtime.fileName];
  },
});

/** An object whose members are read from these functions, as a module's exports are. */
const namespace = (name) => `function ${name}(e){let t={};for(let n in e)Object.defineProperty(t,n,{get:e[n],enumerable:!0});return t}`;

/** Code with more at its end, before the comment that names its source map. */
export function withEnd(code, more) {
  const [body, comment = ''] = code.split(/(?=\n\/\/# sourceMappingURL=)/);
  return `${body.trimEnd()}${more}${comment}\n`;
}
