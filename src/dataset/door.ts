/** The door to the network as one portal is handed it: with the page's token, its patience and its wish for fresh answers. */
import { DatasetError, type Begun, type Get, type Portal } from '../model.js';
import { get } from '../transport/get.js';

export interface Options {
  /** Ends the asking when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** Asks the portal again although an answer is remembered. */
  readonly fresh?: boolean | undefined;
  /** The portal's public app token; sent to that portal alone. */
  readonly token?: string | undefined;
  /** Is told how many rows have come, each time some do, while an answer comes in several pages. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Is told how a large file begins while the rest of it is read. */
  readonly onBegun?: ((begun: Begun) => unknown) | undefined;
}

export interface Progress {
  /** Rows that are here. */
  readonly loaded: number;
  /** Rows that will come, where the portal says how many. */
  readonly total?: number;
}

export function doorOf(portal: Portal, origin: string, { signal, fresh, token }: Options): Get {
  return async (url, init) => {
    const mine = token && portal.tokenParameter && url.origin === origin;
    const address = mine ? withParameter(url, portal.tokenParameter!, token) : url;
    try {
      return await get(address, { ...init, signal, fresh });
    } catch (error) {
      if (!mine || !(error instanceof DatasetError)) throw error;
      throw new DatasetError(error.code, error.message, { url, status: error.status, cause: error.cause });
    }
  };
}

function withParameter(url: URL, name: string, value: string): URL {
  const address = new URL(url);
  address.searchParams.set(name, value);
  return address;
}
