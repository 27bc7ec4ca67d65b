/** Takes the white space out of templates and style sheets, where it means nothing. */
const tags = { css: minifiedCss, html: minifiedMarkup, svg: minifiedMarkup };

/** @returns {import('vite').Plugin} */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'post',
    transform(code, id) {
      if (id.includes('/node_modules/') || !/\b(css|html|svg)`/.test(code)) return null;
      return { code: applied(code, editsIn(this.parse(code))), map: null };
    },
  };
}

function editsIn(tree) {
  const edits = [];
  visit(tree, (node) => {
    const minified = node.type === 'TaggedTemplateExpression' && tags[node.tag.name];
    if (minified) for (const { start, end, value } of node.quasi.quasis) edits.push({ start, end, text: minified(value.raw) });
  });
  return edits.sort((a, b) => b.start - a.start);
}

export function visit(node, seen) {
  if (Array.isArray(node)) node.forEach((each) => visit(each, seen));
  else if (node && typeof node === 'object') {
    if (typeof node.type === 'string') seen(node);
    Object.values(node).forEach((member) => visit(member, seen));
  }
}

/** Edits from the last to the first. */
export const applied = (code, edits) =>
  edits.reduce((text, { start, end, text: piece }) => text.slice(0, start) + piece + text.slice(end), code);

function minifiedCss(text) {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .replace(/(?<=[\w-]): /g, ':')
    .replace(/(?<=[ :(,])0(?=\.\d)/g, '')
    .replace(/^ (?=:host|[.@])/, '');
}

/** A run of white space stays one space: between inline elements it can be seen; where it holds a line break it is only layout of the source. */
function minifiedMarkup(text) {
  return text
    .replace(/>\s*\n\s*(?=<|$)/g, '>')
    .replace(/^\s*\n\s*(?=<)/, '')
    .replace(/\s+/g, ' ');
}
