/** Which signal ends the asking for an answer that is still coming, or being read. */
const endings = new WeakMap<Response, AbortSignal>();

export function endsWith(response: Response, signal: AbortSignal): Response {
  endings.set(response, signal);
  return response;
}

export const endingOf = (response: Response): AbortSignal | undefined => endings.get(response);
