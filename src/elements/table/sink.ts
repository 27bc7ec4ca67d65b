/** Where a long file goes part by part: into the file that a reader picks, where the browser lets them, else into memory until it is whole. */
import { fileName, save } from '../shared/download.js';

export interface Sink {
  write(text: string): Promise<void>;
  /** The file is whole. */
  close(): Promise<void>;
  /** The file will never be whole: nothing is left of it. */
  drop(): Promise<void>;
}

/** More rows than this are written into a file as they come: memory need not hold them. */
const many = 200_000;

type Pick = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** @param rows How many are expected. Throws an AbortError where the reader picks no file. */
export async function sinkFor(name: string, rows: number): Promise<Sink> {
  const { showSaveFilePicker: pick } = globalThis as { readonly showSaveFilePicker?: Pick };
  if (!pick || rows <= many) return intoMemory(name);
  try {
    return intoFile(await pick({ suggestedName: fileName(name) }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    return intoMemory(name);
  }
}

async function intoFile(handle: FileSystemFileHandle): Promise<Sink> {
  const file = await handle.createWritable();
  return { write: (text) => file.write(text), close: () => file.close(), drop: () => file.abort() };
}

/** Each part is handed to the browser, which keeps it where it likes. */
function intoMemory(name: string): Sink {
  let parts: Blob[] = [];
  return {
    write: async (text) => void parts.push(new Blob([text])),
    close: async () => save(name, parts),
    drop: async () => void (parts = []),
  };
}
