/** The local portals, which the test runner starts: where they are, what they were asked, and how to disturb them. */
declare global {
  var PORTALS: {
    readonly socrata: string;
    readonly ckan: string;
    readonly opendatasoft: string;
    readonly dkan: string;
    readonly arcgis?: string;
    readonly ogcapi?: string;
    readonly clickhouse?: string;
  };
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

/** What this page asked of a portal during some work, in order. The portals' counters would tell of other pages' tests too. */
export async function requestsDuring(origin: string, work: () => Promise<unknown>): Promise<string[]> {
  performance.clearResourceTimings();
  await work();
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter((url) => url.origin === origin && !url.pathname.startsWith('/control/'))
    .map(({ pathname, search }) => pathname + search);
}

/** Bytes that those requests took over the wire. Each address is counted once: other pages may ask for the same. */
export async function bytesOf(origin: string, requests: readonly string[]): Promise<number> {
  const { byPath } = await counters(origin);
  return [...new Set(requests)].reduce((sum, path) => sum + byPath[path]!.bytes / byPath[path]!.requests, 0);
}

/** Breaks the next answers to addresses that hold `match`. */
export async function disturb(origin: string, fault: Readonly<Record<string, string | number>>): Promise<void> {
  const parameters = new URLSearchParams(Object.entries(fault).map(([name, value]) => [name, String(value)]));
  await fetch(`${origin}/control/fault?${parameters.toString()}`);
}
