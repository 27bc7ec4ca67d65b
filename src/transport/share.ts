/** One answer for all who ask the same: while it is under way, and for as long as somebody holds it or it is worth keeping. */
interface Underway<T, News> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  /** One for each who waits. */
  readonly listeners: Set<(news: News) => void>;
  /** The last news, for those who come later. */
  news?: News;
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

export interface Wish<News = unknown> {
  readonly signal?: AbortSignal | undefined;
  /** Wants a new answer although one is remembered. */
  readonly fresh?: boolean | undefined;
  /** Is told how an answer comes along that is under way. */
  readonly onNews?: ((news: News) => void) | undefined;
}

/** Brings an answer until the signal ends it, and tells how far it is. */
export type Make<T, News> = (signal: AbortSignal, tell: (news: News) => void) => Promise<T>;

export class Share<T extends object, News = unknown> {
  readonly #options: ShareOptions<T>;
  readonly #underway = new Map<string, Underway<T, News>>();
  readonly #remembered = new Map<string, Remembered<T>>();

  constructor(options: ShareOptions<T>) {
    this.#options = options;
  }

  /** The answer to `key`: one under way or remembered, else what `make` brings. The last to lose interest aborts it. */
  async ask(key: string, make: Make<T, News>, { signal, fresh = false, onNews }: Wish<News> = {}): Promise<T> {
    signal?.throwIfAborted();
    const known = fresh ? undefined : this.#recall(key);
    return known ?? this.#join(key, this.#underway.get(key) ?? this.#begin(key, make), signal, onNews);
  }

  /** Whether an answer to `key` is under way or remembered. */
  knows(key: string): boolean {
    return this.#underway.has(key) || this.#recall(key) !== undefined;
  }

  clear(): void {
    this.#underway.clear();
    this.#remembered.clear();
  }

  #recall(key: string): T | undefined {
    const remembered = this.#remembered.get(key);
    return remembered && remembered.until > Date.now() ? remembered.ref.deref() : undefined;
  }

  #begin(key: string, make: Make<T, News>): Underway<T, News> {
    const controller = new AbortController();
    const listeners = new Set<(news: News) => void>();
    const tell = (news: News): void => {
      underway.news = news;
      for (const listen of listeners) listen(news);
    };
    const underway: Underway<T, News> = { answer: make(controller.signal, tell), controller, listeners };
    this.#underway.set(key, underway);
    const end = (): boolean => this.#end(key, underway);
    underway.answer.then((answer) => end() && this.#remember(key, answer), end);
    return underway;
  }

  /** Whether it was still this that was under way. */
  #end(key: string, underway: Underway<T, News>): boolean {
    return this.#underway.get(key) === underway && this.#underway.delete(key);
  }

  #remember(key: string, answer: T): void {
    const { lifetime, most, keeps, remembers } = this.#options;
    if (remembers?.(answer) === false) return;
    this.#remembered.delete(key);
    this.#remembered.set(key, { ref: new WeakRef(answer), kept: keeps(answer) ? answer : undefined, until: Date.now() + lifetime });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > most) this.#remembered.delete(oldest!);
  }

  async #join(
    key: string,
    underway: Underway<T, News>,
    signal: AbortSignal | undefined,
    onNews: ((news: News) => void) | undefined,
  ): Promise<T> {
    const { answer, listeners, controller, news } = underway;
    const listen = (news: News): void => onNews?.(news);
    listeners.add(listen);
    if (news !== undefined) listen(news);
    try {
      return await unlessEnded(answer, signal);
    } finally {
      listeners.delete(listen);
      if (signal?.aborted && listeners.size === 0 && this.#end(key, underway)) controller.abort(signal.reason);
    }
  }
}

/** An answer for somebody who may stop waiting before it comes. */
function unlessEnded<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave);
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
