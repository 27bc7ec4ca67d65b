/** Style sheets written as texts: each becomes one sheet, which all that wear it share. */
const sheets = new Map<string, CSSStyleSheet>();

/** Marks a text as a style sheet, for editors and for the build, which takes its white space out. */
export const css = String.raw;

/** Made when it is first worn. */
export function sheetOf(text: string): CSSStyleSheet {
  let sheet = sheets.get(text);
  if (!sheet) {
    sheets.set(text, (sheet = new CSSStyleSheet()));
    sheet.replaceSync(text);
  }
  return sheet;
}
