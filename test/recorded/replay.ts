/** Recorded answers of real portals, given again to whoever asks what was asked then. */
import type { Get } from '../../src/data.js';

export interface Recorded {
  readonly file: string;
  readonly kind: string;
  readonly request: { readonly url: string };
  readonly response: { readonly status: number };
  readonly text: string;
}

/** Every answer in a corpus's index; none where the corpus is not there, and a sentence on the console. */
export async function recordingsOf(corpus: string): Promise<readonly Recorded[]> {
  const index = await fetch(`/recorded/${corpus}/index.json`);
  if (!index.ok) {
    console.log(`Recorded answers of ${corpus} are not here (RECORDED_ANSWERS names their folder): skipped.`);
    return [];
  }
  const { items } = (await index.json()) as { items: Omit<Recorded, 'text'>[] };
  return Promise.all(items.map(async (item) => ({ ...item, text: await (await fetch(`/recorded/${corpus}/${item.file}`)).text() })));
}

/** The files that a corpus without an index lists in its own words; undefined where it is not there. */
export async function sourcesOf(corpus: string): Promise<string[] | undefined> {
  const sources = await fetch(`/recorded/${corpus}/SOURCES.md`);
  return sources.ok ? Array.from((await sources.text()).matchAll(/^\| ([\w.-]+\.json\w*) \|/gm), ([, file]) => file!) : undefined;
}

/** Declares a test for each recording; a kind without a reader is a fault of the suite. */
export function replayed(
  corpus: string,
  recordings: readonly Recorded[],
  readers: Readonly<Record<string, (recorded: Recorded) => void | Promise<void>>>,
): void {
  describe(`recorded answers of ${corpus}`, () => {
    let ran = 0;
    for (const recorded of recordings) {
      it(`${recorded.kind}: ${recorded.file}`, async () => {
        const reader = readers[recorded.kind];
        if (!reader) throw new Error(`Nothing is said of recordings of the kind “${recorded.kind}”`);
        await reader(recorded);
        ran++;
      });
    }
    if (!recordings.length) it.skip('are not here: RECORDED_ANSWERS names their folder');
    after(() => recordings.length && console.log(`${ran} of ${recordings.length} recorded answers of ${corpus} decode.`));
  });
}

type Answers = Readonly<Record<string, { readonly text: string; readonly status?: number } | undefined>>;

/** A door that knows some paths; without any header, since browsers may read next to none of a portal’s. All else is not found. */
export function doorTo(answers: Answers): { readonly get: Get; readonly asked: URL[] } {
  const asked: URL[] = [];
  const get: Get = async (url) => {
    asked.push(url);
    const found = Object.entries(answers).find(([path]) => url.pathname.endsWith(path))?.[1];
    const response = new Response(found?.text ?? '{"error":true,"message":"Not recorded"}', {
      status: found ? (found.status ?? 200) : 404,
    });
    response.headers.delete('content-type');
    return response;
  };
  return { get, asked };
}

/** The recorded address, where it is whole. */
export const addressOf = ({ request }: Recorded): URL | undefined =>
  /^https?:\/\/[^…]+$/.test(request.url) ? new URL(request.url) : undefined;
