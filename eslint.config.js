/** What lint holds: the order of the layers, one door to the network, no string that becomes markup or style. */
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { doors, layers } from './scripts/layers.js';

/** Packages, and the only layers that may import them. */
const packages = [
  { pattern: '^(lit|lit-html|lit-element|@lit)(/|$)', layers: [] },
  { pattern: '^d3(-|/|$)', layers: [] },
  { pattern: '^leaflet(/|$)', layers: ['maps'] },
];

const sinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment', 'srcdoc'];
const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const door = 'Portals and elements are handed a Get; only transport/ speaks to the network.';

const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'A union of words says the same and leaves no code behind.' },
  { selector: "TSModuleDeclaration[kind!='global'][declare!=true]", message: 'A file is namespace enough.' },
  { selector: 'TSParameterProperty', message: 'TypeScript is here for types only: declare the field.' },
  {
    selector: 'TemplateElement[value.raw=/\\sstyle=/]',
    message: 'A strict Content-Security-Policy refuses style attributes: use a class, a part, an SVG attribute or the CSSOM.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(style|on.*)$/i]',
    message: 'A strict Content-Security-Policy refuses it: use the CSSOM or addEventListener.',
  },
];

/**
 * The rules of one layer, whose files reach the others by `up`. ESLint keeps only the last options of a rule, so each layer's are whole.
 * @param {string | undefined} name Undefined for a door, which stands before all layers.
 * @param {string} up The beginning of a path to another layer, as a regular expression.
 */
function rulesOf(name, up) {
  const before = name ? [...doors, ...layers.slice(0, layers.indexOf(name))] : [];
  const refused = [
    ...packages
      .filter((one) => !one.layers.includes(name))
      .map((one) => [one.pattern, `Only ${one.layers.join(', ') || 'tests'} may import it.`]),
    ...before.map((layer) => [`^${up}${layer}(/|\\.js$)`, `${layer} stands before ${name}: see the layers in ARCHITECTURE.md.`]),
  ];
  const offline = name !== 'transport';
  return {
    'no-restricted-imports': ['error', { patterns: refused.map(([regex, message]) => ({ regex, message })) }],
    'no-restricted-syntax': ['error', ...syntax, ...refused.map(([regex, message]) => ({ selector: dynamicImportOf(regex), message }))],
    'no-restricted-globals': ['error', ...(offline ? network.map((global) => ({ name: global, message: door })) : [])],
    'no-restricted-properties': [
      'error',
      ...sinks.map((property) => ({ property, message: 'A string never becomes markup.' })),
      ...['write', 'writeln'].map((property) => ({ object: 'document', property, message: 'A string never becomes markup.' })),
      ...(offline ? ['fetch', 'sendBeacon'].map((property) => ({ property, message: door })) : []),
    ],
  };
}

// A regular expression inside a selector cannot hold a slash.
const dynamicImportOf = (regex) => `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`;

export default tseslint.config(
  { ignores: ['dist/', 'cdn/', 'coverage/', 'storybook-static/', 'bench/.build/', '**/*.css.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'stories/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended, wc.configs['flat/best-practice']],
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 300],
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // A language is one list of words, as long as what is said.
  { files: ['src/locale/??.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: 'It stands in no layer: see ARCHITECTURE.md.' }] },
  },
  { files: doors.map((name) => `src/${name}.ts`), rules: rulesOf(undefined) },
  ...layers.flatMap((name) => [
    { files: [`src/${name}.ts`], rules: rulesOf(name, '\\./') },
    { files: [`src/${name}/**/*.ts`], rules: rulesOf(name, '(\\.\\./)+') },
  ]),
  {
    files: ['test/**/*.ts'],
    // Chai's assertions are expressions, and tests hand in the very strings that the library must refuse.
    rules: { '@typescript-eslint/no-unused-expressions': 'off', 'no-script-url': 'off' },
  },
);
