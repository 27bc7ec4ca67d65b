/** Recorded answers that come as plain files, without an index: each is told by what it holds. */
export interface RecordedFile {
  readonly file: string;
  readonly text: string;
  /** What was asked, where that was recorded. */
  readonly request?: { readonly status: number; readonly path: string; readonly query?: Readonly<Record<string, unknown>> };
}

/** Every file of a corpus but its notes; none where the corpus is not there, and a sentence on the console. */
export async function filesOf(corpus: string): Promise<readonly RecordedFile[]> {
  const listing = await fetch('/recorded/');
  const all = listing.ok ? ((await listing.json()) as string[]).filter((path) => path.startsWith(`${corpus}/`)) : [];
  if (!all.length) console.log(`Recorded answers of ${corpus} are not here (RECORDED_ANSWERS names their folder): skipped.`);
  const answers = all.filter((path) => !/SOURCES\.md$|requests\.json$/.test(path));
  const requests = new Map<string, RecordedFile['request']>();
  for (const path of all.filter((one) => one.endsWith('requests.json')))
    for (const { file, ...request } of (await (await fetch(`/recorded/${path}`)).json()) as ({ file: string } & NonNullable<
      RecordedFile['request']
    >)[])
      requests.set(path.replace('requests.json', file), request);
  return Promise.all(
    answers.map(async (path) => {
      const request = requests.get(path);
      return {
        file: path.slice(corpus.length + 1),
        text: await (await fetch(`/recorded/${path}`)).text(),
        ...(request ? { request } : {}),
      };
    }),
  );
}

/** Declares a test for each file, read by the first reader whose mark it bears; a file without a reader is a fault of the suite. */
export function decoded(
  corpus: string,
  files: readonly RecordedFile[],
  readers: readonly (readonly [kind: string, mark: (file: RecordedFile) => boolean, read: (file: RecordedFile) => void | Promise<void>])[],
): void {
  describe(`recorded answers of ${corpus}`, () => {
    let ran = 0;
    for (const recorded of files) {
      const [kind, , read] = readers.find(([, mark]) => mark(recorded)) ?? [];
      it(`${kind ?? 'unknown'}: ${recorded.file}`, async () => {
        if (!read) throw new Error('Nothing is said of recordings like this one');
        await read(recorded);
        ran++;
      });
    }
    if (!files.length) it.skip('are not here: RECORDED_ANSWERS names their folder');
    after(() => files.length && console.log(`${ran} of ${files.length} recorded answers of ${corpus} decode.`));
  });
}

/** The members of a JSON text; none of any other. */
export function bodyOf({ text }: RecordedFile): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
