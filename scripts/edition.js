/** The name of a build, made of all that goes into it: its files stand in a folder of that name, and none is taken for another build's. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root The folder of the project. */
export function editionOf(root) {
  const folders = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const files = [...folders.sort(), join(root, 'package.json'), join(root, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 6);
}
