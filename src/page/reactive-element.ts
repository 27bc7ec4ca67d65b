/** An HTML element that draws itself once after any number of its properties have changed. */
import { sheetOf } from './css.js';
import { render, type Part } from './html.js';

/** The properties that have changed, and what they were. */
export type PropertyValues = Map<string, unknown>;

/** Takes part in the life of an element that it was added to. */
export interface ReactiveController {
  hostConnected?(): void;
  hostDisconnected?(): void;
  /** Before the element is drawn. */
  hostUpdate?(): void;
  hostUpdated?(): void;
}

/** What controllers know of their element. */
export interface ReactiveControllerHost {
  addController(controller: ReactiveController): void;
  removeController(controller: ReactiveController): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}

/** What a property says of itself. */
export interface PropertyOptions {
  /** Its attribute, where that is not its name in small letters; `false` where it has none. */
  readonly attribute?: string | false;
  /** Reads the attribute’s text, which is the value where there is no converter. */
  readonly converter?: (text: string) => unknown;
}

/** Where there is no page there are no elements either, but their classes can be imported. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

const attributeOf = (name: string, { attribute = name.toLowerCase() }: PropertyOptions): string | false => attribute;

export abstract class ReactiveElement extends Base implements ReactiveControllerHost {
  /** The texts of its style sheets. */
  static styles: readonly string[] = [];
  /** Its properties by their names, those that it inherits first. */
  static properties: ReadonlyMap<string, PropertyOptions> = new Map();

  static get observedAttributes(): string[] {
    return [...this.properties].flatMap(([name, options]) => attributeOf(name, options) || []);
  }

  /** Makes a member a property: a new value draws the element anew, and its attribute may give it. */
  static createProperty(name: string, options: PropertyOptions = {}): void {
    this.properties = new Map([...this.properties, [name, options]]);
    Object.defineProperty(this.prototype, name, {
      get(this: ReactiveElement) {
        return this.#values[name];
      },
      set(this: ReactiveElement, value: unknown) {
        this.#set(name, value);
      },
    });
  }

  #values: Record<string, unknown> = {};
  /** What removed attributes leave. */
  #defaults: Readonly<Record<string, unknown>> | undefined;
  /** What the page set before the element had its class. */
  #given = takenFrom(this);
  #changed: PropertyValues = new Map();
  #controllers = new Set<ReactiveController>();
  #root: ShadowRoot | undefined;
  #part: Part | undefined;
  #begin!: () => void;
  #updated: Promise<unknown> = new Promise<void>((resolve) => (this.#begin = resolve));
  /** Whether it will draw itself anew. */
  isUpdatePending = false;
  /** Whether it has drawn itself. */
  hasUpdated = false;

  constructor() {
    super();
    this.requestUpdate();
  }

  /** What a subclass shows. */
  protected abstract render(): unknown;

  /** Where it draws; there once it has been on the page. */
  get renderRoot(): ShadowRoot {
    return this.#root!;
  }

  connectedCallback(): void {
    if (!this.#root) this.#start();
    for (const controller of this.#controllers) controller.hostConnected?.();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  #start(): void {
    const { styles } = this.constructor as typeof ReactiveElement;
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = styles.map(sheetOf);
    Object.assign(this, this.#given);
    this.#begin();
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
    this.#defaults ??= { ...this.#values };
    for (const [name, options] of (this.constructor as typeof ReactiveElement).properties)
      if (attributeOf(name, options) === attribute)
        this.#set(name, text === null ? this.#defaults[name] : options.converter ? options.converter(text) : text);
  }

  #set(name: string, value: unknown): void {
    const before = this.#values[name];
    if (Object.is(before, value)) return;
    this.#values[name] = value;
    if (!this.#changed.has(name)) this.#changed.set(name, before);
    this.requestUpdate();
  }

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.#root && this.isConnected) controller.hostConnected?.();
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  /** Draws it anew before the browser does anything else, but not before it is on the page. */
  requestUpdate(): void {
    if (this.isUpdatePending) return;
    this.isUpdatePending = true;
    const update = (): boolean => this.#update();
    this.#updated = this.#updated.then(update, update);
  }

  /** Resolves when it is drawn: to false where that has changed it again. */
  get updateComplete(): Promise<boolean> {
    return this.getUpdateComplete();
  }

  /** What a subclass adds to this must be there before the element counts as drawn. */
  protected getUpdateComplete(): Promise<boolean> {
    return this.#updated as Promise<boolean>;
  }

  #update(): boolean {
    const changed = this.#changed;
    try {
      this.willUpdate(changed);
      for (const controller of this.#controllers) controller.hostUpdate?.();
      this.update(changed);
    } catch (error) {
      this.#settle();
      throw error;
    }
    for (const controller of this.#controllers) controller.hostUpdated?.();
    this.hasUpdated = true;
    this.updated(changed);
    return !this.isUpdatePending;
  }

  /** What changes from now on takes another update. */
  #settle(): void {
    this.#changed = new Map();
    this.isUpdatePending = false;
  }

  /** What follows from changed properties before they are drawn. */
  protected willUpdate(_changed: PropertyValues): void {}

  protected update(_changed: PropertyValues): void {
    const drawing = this.render();
    this.#settle();
    if (this.#part) this.#part.write(drawing);
    else this.#part = render(drawing, this.renderRoot);
  }

  /** What follows once they are drawn. */
  protected updated(_changed: PropertyValues): void {}
}

/** Takes away what the page has set, so that it does not stand before the properties of the class. */
function takenFrom(element: ReactiveElement): object {
  const { properties } = element.constructor as typeof ReactiveElement;
  const given = Object.entries(element).filter(([name]) => properties.has(name));
  for (const [name] of given) Reflect.deleteProperty(element, name);
  return Object.fromEntries(given);
}
