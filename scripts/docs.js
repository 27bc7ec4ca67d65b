/** Says custom-elements.json again where people read it: in the hints of VS Code and JetBrains editors and, with `--readme`, in README.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** How much of the library a reader meets first. */
const order = ['opendata-card', 'opendata-table', 'opendata-timeseries', 'opendata-chart', 'opendata-stat', 'opendata-map'];
const markers = /(<!-- elements -->)[^]*(<!-- \/elements -->)/;

const path = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));
const read = async (file) => JSON.parse(await readFile(path(file), 'utf8'));
const rank = ({ tagName }) => (order.includes(tagName) ? order.indexOf(tagName) : order.length);

/** The classes that have a tag, in the order in which a reader meets them. */
export function elementsOf(manifest) {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  return declarations.filter(({ tagName }) => tagName).sort((a, b) => rank(a) - rank(b) || a.tagName.localeCompare(b.tagName));
}

/** README's text with the tables that the manifest asks for. */
export function withTables(readme, manifest) {
  if (!markers.test(readme)) throw new Error('README.md has lost its <!-- elements --> … <!-- /elements --> markers');
  return readme.replace(markers, (_, start, end) => `${start}\n\n${tables(elementsOf(manifest))}\n\n${end}`);
}

/** What every element has, and every one that shows rows; between it and an element may stand classes of the element's own. */
const isCommon = ({ inheritedFrom }) => ['OpendataElement', 'FramedElement', 'OpendataSettings'].includes(inheritedFrom?.name);
const own = (list = []) => list.filter((one) => !isCommon(one));
const inherited = (list = []) => list.filter(isCommon);

function tables(elements) {
  const common = ['### Common to all elements', ...parts(elements.at(-1) ?? {}, inherited)];
  const each = elements.flatMap((element) => [
    `### \`<${element.tagName}>\``,
    element.summary ?? element.description,
    ...parts(element, own),
  ]);
  return [...common, ...each].filter(Boolean).join('\n\n');
}

const parts = (element, kept) => [
  table(['Attribute', 'Meaning', 'Default'], kept(element.attributes), ({ name, description, default: value }) => [
    code(name),
    description,
    value && !/^(''|\[\]|false|undefined|new Map\(\))$/.test(value) ? code(value.replaceAll("'", '')) : '',
  ]),
  table(['Event', 'When'], kept(element.events), named),
  table(['Slot', 'What goes there'], kept(element.slots), ({ name, description }) => [name ? code(name) : '(default)', description]),
  table(['Part', 'What it is'], kept(element.cssParts), named),
  table(['CSS property', 'What it sets', 'Default'], kept(element.cssProperties), (one) => [
    ...named(one),
    one.default ? code(one.default) : '',
  ]),
];

const code = (text) => `\`${text}\``;
const named = ({ name, description }) => [code(name), description];
const cellText = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const line = (cells) => `| ${cells.map(cellText).join(' | ')} |`;

function table(titles, entries, cells) {
  if (entries.length === 0) return '';
  return [line(titles), line(titles.map(() => '---')), ...entries.map((entry) => line(cells(entry)))].join('\n');
}

/** https://code.visualstudio.com/api/extension-guides/custom-data-extension */
export function htmlData(manifest) {
  const tags = elementsOf(manifest).map(({ tagName, summary, description, attributes = [] }) => ({
    name: tagName,
    description: summary || description,
    attributes: attributes.map(hint),
  }));
  return { version: 1.1, tags };
}

/** https://github.com/JetBrains/web-types */
export function webTypes(manifest, { name, version }) {
  const elements = elementsOf(manifest).map(({ tagName, summary, description, attributes = [], slots = [], ...rest }) => ({
    name: tagName,
    description: summary || description,
    attributes: attributes.map((one) => ({
      name: one.name,
      description: one.description,
      value: { type: one.type?.text ?? 'string', required: false },
    })),
    slots: slots.map(described),
    events: (rest.events ?? []).map(described),
    'css-parts': (rest.cssParts ?? []).map(described),
    'css-properties': (rest.cssProperties ?? []).map(described),
  }));
  return { name, version, 'js-types-syntax': 'typescript', 'description-markup': 'markdown', contributions: { html: { elements } } };
}

const described = ({ name, description }) => ({ name, description });

function hint({ name, description, type }) {
  const values = wordsOf(type).map((word) => ({ name: word }));
  return { name, description, ...(values.length > 0 ? { values } : {}) };
}

/** The words of a union such as `'line' | 'area'`. */
const wordsOf = (type) => [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word);

async function main() {
  const [manifest, about] = await Promise.all([read('custom-elements.json'), read('package.json')]);
  await writeFile(path('vscode.html-data.json'), json(htmlData(manifest)));
  await writeFile(path('web-types.json'), json(webTypes(manifest, about)));
  if (process.argv.includes('--readme'))
    await writeFile(path('README.md'), withTables(await readFile(path('README.md'), 'utf8'), manifest));
}

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
