/** custom-elements.json: what each tag has, said of the published files and without what is private. */

/** The library registers a tag by its own `define('opendata-x', OpendataX)`, which the analyzer does not know. */
const definitions = {
  name: 'definitions',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'define' || node.arguments.length !== 2) return;
    const [tagName, className] = [node.arguments[0].text, node.arguments[1].getText()];
    moduleDoc.exports.push({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: { name: className, module: moduleDoc.path },
    });
  },
  packageLinkPhase({ customElementsManifest: { modules } }) {
    for (const { exports, declarations } of modules) {
      for (const { kind, name, declaration } of exports) {
        const defined = declarations.find((one) => kind === 'custom-element-definition' && one.name === declaration.name);
        if (defined) Object.assign(defined, { tagName: name, customElement: true });
      }
    }
  },
};

const published = (path) => path.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
/** A tag's class, or one that tags inherit from. */
const isElement = ({ kind, tagName, attributes }) => kind === 'class' && Boolean(tagName || attributes);
const isPublic = ({ name, privacy = 'public', static: isStatic }) => privacy === 'public' && !isStatic && !/^[#_]/.test(name);

/** Editors read the published files, and nobody outside uses what is private. */
const publish = {
  name: 'publish',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(isElement);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(isPublic);
        declaration.events = declaration.events?.filter(({ description }) => description);
      }
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) => declarations.length > 0);
    rewritePaths(customElementsManifest);
  },
};

function rewritePaths(node) {
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'path' || key === 'module') && typeof value === 'string') node[key] = published(value);
    else if (value && typeof value === 'object') rewritePaths(value);
  }
}

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/page/reactive-element.ts'],
  outdir: '.',
  litelement: true,
  plugins: [definitions, publish],
};
