package io.headwater.client.rpc;

import java.util.concurrent.ThreadLocalRandom;

/** Delays between attempts to reconnect: doubling, bounded, with jitter so that many clients do not come at once. */
final class Backoff {
  private static final int MOST_DOUBLINGS = 30;

  private final long firstMs;
  private final long longestMs;
  private int attempt;

  Backoff(long firstMs, long longestMs) {
    this.firstMs = firstMs;
    this.longestMs = longestMs;
  }

  /** How many delays there have been since the last reset. */
  int attempt() {
    return attempt;
  }

  /** Milliseconds to wait before the next attempt. */
  long next() {
    // Compared before it is multiplied: the product of two large settings would not fit.
    final long factor = 1L << Math.min(attempt, MOST_DOUBLINGS);
    final long full = firstMs > longestMs / factor ? longestMs : firstMs * factor;
    attempt++;
    return Math.round(full * ThreadLocalRandom.current().nextDouble(0.75, 1.0));
  }

  void reset() {
    attempt = 0;
  }
}
