/** The local portals, which the test runner starts: where they are, what they were asked, and how to disturb them. */
declare global {
  var PORTALS: { readonly socrata: string; readonly ckan: string; readonly opendatasoft: string; readonly arcgis?: string; readonly ogcapi?: string };
}

export const { PORTALS } = globalThis;

interface Counts {
  readonly options: number;
  readonly byPath: Readonly<Record<string, { readonly requests: number; readonly bytes: number }>>;
}

export const counters = async (origin: string): Promise<Counts> => (await (await fetch(`${origin}/control/counters`)).json()) as Counts;

/** How often this one address was asked for. Other tests run at the same time, so tests count addresses of their own. */
export async function asked(url: URL): Promise<{ readonly requests: number; readonly options: number }> {
  const { byPath, options } = await counters(url.origin);
  return { requests: byPath[url.pathname + url.search]?.requests ?? 0, options };
}

/** Breaks the next answers to addresses that hold `match`. */
export async function disturb(origin: string, fault: Readonly<Record<string, string | number>>): Promise<void> {
  const parameters = new URLSearchParams(Object.entries(fault).map(([name, value]) => [name, String(value)]));
  await fetch(`${origin}/control/fault?${parameters.toString()}`);
}
