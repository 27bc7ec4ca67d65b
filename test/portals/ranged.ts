/** Files on a server that answers ranges, and what it sent of them. */

let counted = 0;

/** A file's address with a count of its own; `as` makes the server know no ranges (`whole`) or keep the length `secret`. */
export function ranged(name: string, as = ''): { readonly address: string; sent(): Promise<{ requests: number; bytes: number }> } {
  const count = `${crypto.randomUUID()}-${counted++}`;
  return {
    address: `/ranged/${name}?count=${count}${as && `&as=${as}`}`,
    sent: async () => (await (await fetch(`/ranged/?count=${count}`)).json()) as { requests: number; bytes: number },
  };
}

/** Puts a file there under a name of its own. */
export async function put(name: string, bytes: ArrayBuffer | Uint8Array): Promise<string> {
  const own = `${crypto.randomUUID()}-${name}`;
  await fetch(`/ranged/${own}`, { method: 'PUT', body: bytes as BodyInit });
  return own;
}
