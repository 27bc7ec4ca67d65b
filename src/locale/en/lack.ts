/** What is said of columns that a table does not show, in English. */
export const lack = {
  columnsLost: 'The dataset no longer has these columns: {columns}. The others are shown.',
  firstColumns: 'The first {n} of {total} columns are shown. The others are in the box of each row and in the download.',
} as const;
