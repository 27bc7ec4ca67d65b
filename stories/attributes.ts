/** An element's attributes as Storybook's controls set them: by name, and gone again where a control is emptied. */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

class SetAttributes extends Directive {
  #set: readonly string[] = [];

  override render(_: Attributes): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [wanted]: [Attributes]): typeof noChange {
    const entries = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== false && value !== '');
    const names = entries.map(([name]) => name);
    for (const name of this.#set) if (!names.includes(name)) element.removeAttribute(name);
    for (const [name, value] of entries) element.setAttribute(name, value === true ? '' : String(value));
    this.#set = names;
    return noChange;
  }
}

export const attributes = directive(SetAttributes);
