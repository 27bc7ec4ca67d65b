/** One answer for all who ask the same: while it is under way, and for as long as somebody holds it or it is worth keeping. */
interface Underway<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

interface Remembered<T extends object> {
  readonly ref: WeakRef<T>;
  /** The answer itself, where it is kept even when nobody holds it. */
  readonly kept: T | undefined;
  readonly until: number;
}

export interface ShareOptions<T> {
  /** For how many milliseconds an answer may be given again. */
  readonly lifetime: number;
  /** How many answers are remembered. */
  readonly most: number;
  /** Whether an answer may be given again; without it, every one may. */
  remembers?(answer: T): boolean;
  /** Whether an answer is small enough to be kept when nobody holds it. */
  keeps(answer: T): boolean;
}

export interface Wish {
  readonly signal?: AbortSignal | undefined;
  /** Wants a new answer although one is remembered. */
  readonly fresh?: boolean | undefined;
}

export class Share<T extends object> {
  readonly #options: ShareOptions<T>;
  readonly #underway = new Map<string, Underway<T>>();
  readonly #remembered = new Map<string, Remembered<T>>();

  constructor(options: ShareOptions<T>) {
    this.#options = options;
  }

  /** The answer to `key`: one under way or remembered, else what `make` brings. The last to lose interest aborts it. */
  async ask(key: string, make: (signal: AbortSignal) => Promise<T>, { signal, fresh = false }: Wish = {}): Promise<T> {
    signal?.throwIfAborted();
    const known = fresh ? undefined : this.#recall(key);
    return known ?? this.#join(key, this.#underway.get(key) ?? this.#begin(key, make), signal);
  }

  clear(): void {
    this.#underway.clear();
    this.#remembered.clear();
  }

  #recall(key: string): T | undefined {
    const remembered = this.#remembered.get(key);
    return remembered && remembered.until > Date.now() ? remembered.ref.deref() : undefined;
  }

  #begin(key: string, make: (signal: AbortSignal) => Promise<T>): Underway<T> {
    const controller = new AbortController();
    const underway: Underway<T> = { answer: make(controller.signal), controller, waiting: 0 };
    this.#underway.set(key, underway);
    const end = (): boolean => this.#underway.get(key) === underway && this.#underway.delete(key);
    underway.answer.then((answer) => end() && this.#remember(key, answer), end);
    return underway;
  }

  #remember(key: string, answer: T): void {
    const { lifetime, most, keeps, remembers } = this.#options;
    if (remembers?.(answer) === false) return;
    this.#remembered.delete(key);
    this.#remembered.set(key, { ref: new WeakRef(answer), kept: keeps(answer) ? answer : undefined, until: Date.now() + lifetime });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > most) this.#remembered.delete(oldest!);
  }

  async #join(key: string, underway: Underway<T>, signal: AbortSignal | undefined): Promise<T> {
    underway.waiting++;
    const { left, stay } = leaving(signal);
    try {
      return await Promise.race([underway.answer, left]);
    } finally {
      stay();
      underway.waiting--;
      if (signal?.aborted && underway.waiting === 0 && this.#underway.get(key) === underway) {
        this.#underway.delete(key);
        underway.controller.abort(signal.reason);
      }
    }
  }
}

/** A promise that rejects when the signal aborts, and the way to stop listening. */
function leaving(signal: AbortSignal | undefined): { left: Promise<never>; stay: () => void } {
  let leave = (): void => undefined;
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(signal?.reason as Error);
    signal?.addEventListener('abort', leave, { once: true });
  });
  return { left, stay: () => signal?.removeEventListener('abort', leave) };
}
