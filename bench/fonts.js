/** The usual names of fonts, for a browser that brings one font and knows no other name for it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['Arial', 'Helvetica', 'sans-serif', 'Times New Roman', 'serif'];
const folder = fileURLToPath(new URL('.build', import.meta.url));

/**
 * What lets such a browser find them. A name that is nowhere is searched for anew at every size of letters, 1.5 ms each, which no reader's
 * computer does.
 * @param {Record<string, string>} env What the browser's process needs.
 * @returns {Promise<Record<string, string>>}
 */
export async function withFonts(env) {
  if (!env.FONTCONFIG_PATH) return env;
  const file = join(folder, 'fonts.conf');
  await mkdir(folder, { recursive: true });
  await writeFile(file, fonts(env.FONTCONFIG_PATH));
  return { ...env, FONTCONFIG_FILE: file };
}

const fonts = (path) => `<?xml version="1.0"?>
<fontconfig>
<include>${join(path, 'fonts.conf')}</include>
${names.map(meansOpenSans).join('\n')}
</fontconfig>
`;

const meansOpenSans = (name) =>
  `<match target="pattern"><test name="family"><string>${name}</string></test>` +
  '<edit name="family" mode="assign" binding="same"><string>Open Sans</string></edit></match>';
