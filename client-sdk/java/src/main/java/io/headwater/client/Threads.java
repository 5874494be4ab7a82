package io.headwater.client;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a client that has no executor of the application's. */
final class Threads {
  private static final long IDLE_SECONDS = 5;

  private Threads() {}

  /** As many threads as are busy; each ends when it has been idle, so there is nothing to shut down. */
  static Executor ownExecutor() {
    final AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        runs -> {
          final Thread thread = new Thread(runs, "headwater-client-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
