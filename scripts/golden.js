/** Texts that tests expect word for word, as files beside them; `GOLDEN=write npx wtr …` writes them anew, to be read before they are kept. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/**
 * Answers the test runner's command `golden`: the text kept in the folder under that name, undefined where none is.
 * @param {string} folder
 * @returns {import('@web/test-runner').TestRunnerPlugin<{ name: string, text: string }>}
 */
export const goldenPlugin = (folder) => ({
  name: 'golden',
  executeCommand: ({ command, payload }) =>
    command === 'golden' ? kept(join(folder, `${payload.name}.txt`), payload.text, folder) : undefined,
});

async function kept(file, text, folder) {
  if (!file.startsWith(folder + sep)) throw new Error(`${file} is not in ${folder}`);
  if (process.env.GOLDEN === 'write') {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${text}\n`);
  }
  const known = await readFile(file, 'utf8').catch(() => '');
  return known.trimEnd();
}
