/** The body of a large answer as it comes, given up where no more comes for a while. */
interface Watch {
  /** Ends the request. */
  readonly late: AbortController;
  /** Milliseconds between two parts. */
  readonly patience: number;
  /** What a failure means. */
  readonly failed: (cause: unknown) => Promise<Error>;
}

export function watched(body: ReadableStream<Uint8Array>, { late, patience, failed }: Watch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const timer = setTimeout(() => late.abort(), patience);
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        throw await failed(cause);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
