/** Registers a tag once: a page with two scripts, or two versions, keeps the first and says so. */
export function define(tag: string, element: CustomElementConstructor): void {
  const { customElements: registry } = globalThis;
  if (!registry) return;
  if (!registry.get(tag)) registry.define(tag, element);
  else if (registry.get(tag) !== element)
    console.warn(`<${tag}> is already defined on this page; this copy of opendata-elements stands back.`);
}
