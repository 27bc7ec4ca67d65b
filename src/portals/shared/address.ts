/** What an address says: the segments of its path in plain letters. */

/** The segments between the slashes, decoded where they can be; none is empty. */
export const segmentsOf = ({ pathname }: URL): string[] => pathname.split('/').filter(Boolean).map(decoded);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
