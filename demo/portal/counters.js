/** What has gone over the wire since the last reset: requests, body bytes as sent, and how many were under way at once. */

export function createCounters() {
  let counts;
  let inFlight = 0;
  const reset = () => (counts = { requests: 0, bytes: 0, byPath: {}, options: 0, inFlightMax: inFlight });
  reset();
  return {
    reset,
    read: () => counts,
    begin({ method, url }) {
      inFlight += 1;
      counts.inFlightMax = Math.max(counts.inFlightMax, inFlight);
      counts.requests += 1;
      if (method === 'OPTIONS') counts.options += 1;
      (counts.byPath[url] ??= { requests: 0, bytes: 0 }).requests += 1;
    },
    sent({ url }, bytes) {
      counts.bytes += bytes;
      if (counts.byPath[url]) counts.byPath[url].bytes += bytes;
    },
    end() {
      inFlight -= 1;
    },
  };
}
