/** Controls and tables of the documentation pages, from custom-elements.json: an attribute is named as it is pasted. */
import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly inheritedFrom?: object;
}

type Kind = 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties';
type Declaration = Partial<Record<Kind, readonly Entry[]>> & { readonly tagName?: string };

const declarations = (manifest.modules as readonly { readonly declarations: readonly Declaration[] }[]).flatMap((one) => one.declarations);

/** Storybook's own reading lets a slot or a part take the place of the attribute that has its name. */
export function argTypesOf(tagName: string): ArgTypes {
  const element = declarations.find((declaration) => declaration.tagName === tagName);
  const { attributes = [], ...others } = element ?? {};
  return {
    ...Object.fromEntries([...attributes].sort(bySource).map((entry) => [entry.name, attribute(entry)])),
    ...rowsOf('Event', others.events),
    ...rowsOf('Slot', others.slots),
    ...rowsOf('Part', others.cssParts),
    ...rowsOf('CSS property', others.cssProperties),
  };
}

/** The address first, then what only this element has. */
const bySource = (a: Entry, b: Entry): number => rank(a) - rank(b);
const rank = ({ name, inheritedFrom }: Entry): number => (name === 'src' ? 0 : inheritedFrom ? 2 : 1);

function attribute({ name, description, default: value, type: declared, inheritedFrom }: Entry): ArgTypes[string] {
  const type = kindOf(declared?.text);
  const category = inheritedFrom && name !== 'src' ? 'Attributes of every element' : 'Attributes';
  const said = value !== undefined && !/^(''|\[\]|new Map\(\)|undefined)$/.test(value);
  const defaultValue = said ? { defaultValue: { summary: value.replaceAll("'", '') } } : {};
  return { name, description, control: { type }, table: { category, type: { summary: type }, ...defaultValue } };
}

/** What is written in the attribute: lists and pairs are text. */
const kindOf = (type = ''): 'boolean' | 'number' | 'text' =>
  type === 'boolean' ? 'boolean' : type.startsWith('number') ? 'number' : 'text';

const rowsOf = (category: string, entries: readonly Entry[] = []): ArgTypes =>
  Object.fromEntries(
    entries.map(({ name, description }) => [
      `${category} ${name}`,
      { name: name || '(default)', description, control: { disable: true }, table: { category } },
    ]),
  );
