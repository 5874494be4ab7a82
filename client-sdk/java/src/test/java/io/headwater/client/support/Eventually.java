package io.headwater.client.support;

import java.util.concurrent.Callable;

/** Waits for what becomes true. */
public final class Eventually {
  public static final long WITHIN_MS = 20_000;

  private Eventually() {}

  public static void holds(String what, Callable<Boolean> probe) {
    final long deadline = System.nanoTime() + WITHIN_MS * 1_000_000;
    while (true) {
      try {
        if (probe.call()) return;
        if (System.nanoTime() > deadline) throw new AssertionError("Not within " + WITHIN_MS + " ms: " + what);
        Thread.sleep(20);
      } catch (Exception e) {
        throw new AssertionError(what, e);
      }
    }
  }
}
