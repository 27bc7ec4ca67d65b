/** A place in line for each host: never many requests at once, and none while the host has asked for a pause. */
const atOnce = 4;

interface Line {
  running: number;
  readonly waiting: (() => void)[];
  /** Fulfilled when the host may be asked. */
  open: Promise<unknown>;
}

export class Queue {
  readonly #lines = new Map<string, Line>();

  /** Waits for a place at the host, holds it while `work` runs. */
  async run<T>(host: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const line = this.#line(host);
    await this.#enter(line, signal);
    try {
      await line.open;
      signal.throwIfAborted();
      return await work();
    } finally {
      line.running--;
      line.waiting.shift()?.();
    }
  }

  /** Lets nobody start at the host for so many milliseconds. */
  pause(host: string, duration: number): void {
    const line = this.#line(host);
    line.open = Promise.all([line.open, new Promise((resolve) => setTimeout(resolve, duration))]);
  }

  #line(host: string): Line {
    const line = this.#lines.get(host) ?? { running: 0, waiting: [], open: Promise.resolve() };
    this.#lines.set(host, line);
    return line;
  }

  async #enter(line: Line, signal: AbortSignal): Promise<void> {
    while (line.running >= atOnce) {
      await new Promise<void>((go) => line.waiting.push(go));
      if (signal.aborted) line.waiting.shift()?.();
      signal.throwIfAborted();
    }
    line.running++;
  }
}
