/** Delays between attempts to reconnect: doubling, bounded, with jitter so that many clients do not come at once. */
export class Backoff {
  #attempt = 0;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {}

  get attempt(): number {
    return this.#attempt;
  }

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const full = Math.min(this.longestMs, this.firstMs * 2 ** this.#attempt);
    this.#attempt += 1;
    return Math.round(full * (0.75 + Math.random() * 0.25));
  }

  reset(): void {
    this.#attempt = 0;
  }
}
