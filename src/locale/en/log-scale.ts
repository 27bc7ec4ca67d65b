/** What is said of a logarithmic scale, in English. */
export const logScale = {
  logScale: 'The scale is logarithmic: equal steps multiply.',
  logNotPositive: 'The scale is not logarithmic, as there are values of zero or less.',
  logNotLines: 'The scale is not logarithmic, as bars and areas begin at zero.',
} as const;
