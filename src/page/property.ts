/** Makes members of an element's class properties: a new value draws it again, and an attribute may give it. */
import type { PropertyOptions, ReactiveElement } from './reactive-element.js';

type Decorator = (prototype: ReactiveElement, name: string) => void;

export const property =
  (options?: PropertyOptions): Decorator =>
  ({ constructor }, name) =>
    (constructor as typeof ReactiveElement).createProperty(name, options);

/** One that only the element itself sets. */
export const state = (): Decorator => property({ attribute: false });
