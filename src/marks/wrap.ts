/** Texts broken into lines between words; a word that is too long for a line is broken within, and nothing is cut off. */
import { widthOf } from './text.js';

export function wrapped(text: string, width: number, font: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(`${line} ${word}`, font) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(...pieces(word, width, font));
  }
  return lines;
}

/** A word whole, or in as few pieces as the width allows. */
function pieces(word: string, width: number, font: number): string[] {
  const found = [''];
  for (const letter of word) {
    if (found.at(-1) && widthOf(found.at(-1)! + letter, font) > width) found.push(letter);
    else found[found.length - 1] += letter;
  }
  return found;
}

/** How wide the widest word stands. */
export const widestWord = (text: string, font: number): number => Math.max(...text.split(/\s+/).map((word) => widthOf(word, font)));
