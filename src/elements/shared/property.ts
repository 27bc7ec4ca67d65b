/** Makes members of an element's class properties: a new value draws it again, and an attribute may give it. */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: PropertyKey) => void;

export const property =
  (options?: PropertyDeclaration): Decorator =>
  ({ constructor }, name) =>
    (constructor as typeof ReactiveElement).createProperty(name, options);

/** One that only the element itself sets. */
export const state = (): Decorator => property({ state: true });
