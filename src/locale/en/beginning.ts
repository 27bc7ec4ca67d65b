/** What is said of a file that is still being read, in English. */
export const beginning = {
  beginning: 'These are the first rows. The rest of the file is still being read…',
} as const;
