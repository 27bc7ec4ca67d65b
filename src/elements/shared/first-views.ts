/** Which files of the CDN a first view needs: its build writes them here, and elsewhere nobody knows any. */

/** A sign for each file: its code, less that of the first, is the file's place among all names. */
type Files = string;

export interface FirstViews {
  readonly folder: string;
  readonly names: readonly string[];
  /** By what an element and its attributes must match. */
  readonly met: readonly (readonly [selector: string, files: Files])[];
  /** Those of each portal, in the order in which they are asked whether an address is theirs. */
  readonly portals: readonly PortalFiles[];
  /** For data that the page hands in, as they come. */
  readonly handed: Files;
  /** Beside these for any other question to them. */
  readonly counted: Files;
  readonly languages: Readonly<Record<string, Files>>;
}

export interface PortalFiles {
  readonly hint: RegExp;
  readonly files: Files;
  /** What says such a question there. */
  readonly questions?: Files;
}

export const firstSign: number = 0;
export const firstViews: FirstViews | undefined = undefined;
