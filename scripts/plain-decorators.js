/** Decorators as this library has them, of properties alone: `decorate([property()], C.prototype, "name", void 0)` is `property()(C.prototype, "name")`. */
import { applied, visit } from './minify-templates.js';

const helper = /^_*decorate\w*$/;

/** @returns {import('vite').Plugin} */
export const plainDecorators = () => ({
  name: 'plain-decorators',
  enforce: 'post',
  transform(code, id) {
    if (id.includes('/node_modules/') || !/\bdecorate/.test(code)) return null;
    return { code: applied(code, editsIn(this.parse(code), code)), map: null };
  },
});

function editsIn(tree, code) {
  const edits = [];
  visit(tree, ({ type, callee, arguments: [decorators, ...member] = [], start, end }) => {
    if (type !== 'CallExpression' || !helper.test(callee.name)) return;
    if (decorators.elements.length !== 1 || member.length !== 3)
      throw new Error('Only properties are decorated here, each by one decorator');
    const [decorator, prototype, name] = [decorators.elements[0], ...member].map((node) => code.slice(node.start, node.end));
    edits.push({ start, end, text: `${decorator}(${prototype}, ${name})` });
  });
  return edits.sort((a, b) => b.start - a.start);
}
