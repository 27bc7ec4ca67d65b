/** Decorators as this library has them, of properties alone: each is called once, with the prototype and the name. */
const helper = /@oxc-project\+runtime.*\/decorate\.js$/;
const plain = 'export default (decorators, prototype, name) => decorators.forEach((decorate) => decorate(prototype, name));';

/** @returns {import('vite').Plugin} */
export const plainDecorators = () => ({
  name: 'plain-decorators',
  transform: (code, id) => (helper.test(id) ? { code: plain, map: null } : null),
});
