/** Waits, unless the signal ends the waiting. */
export function pause(duration: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (duration <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, duration, undefined);
    signal.addEventListener('abort', done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
