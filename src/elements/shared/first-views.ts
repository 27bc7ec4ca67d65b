/** Which files of the CDN a first view needs: its build writes them here, and elsewhere nobody knows any. */

export interface FirstViews {
  /** By tag. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
  /** Those of each portal, in the order in which they are asked whether an address is theirs. */
  readonly portals: readonly PortalFiles[];
  /** By tag, for any question but that for rows as they come. */
  readonly asking: Readonly<Record<string, readonly string[]>>;
  /** For a `where`. */
  readonly where: readonly string[];
  /** For data that the page hands in, as they come. */
  readonly handed: readonly string[];
  /** For any other question to them. */
  readonly counted: readonly string[];
  readonly languages: Readonly<Record<string, readonly string[]>>;
}

export interface PortalFiles {
  readonly hint: RegExp;
  readonly files: readonly string[];
  /** What says such a question there. */
  readonly questions: readonly string[];
}

export const firstViews: FirstViews | undefined = undefined;
