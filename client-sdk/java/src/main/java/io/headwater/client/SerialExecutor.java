package io.headwater.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs its jobs one after the other, on another executor's threads. Thread: any. */
final class SerialExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger("io.headwater.client");

  private final Executor threads;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private boolean running;

  SerialExecutor(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable job) {
    synchronized (jobs) {
      jobs.add(job);
      if (running) return;
      running = true;
    }
    try {
      threads.execute(this::drain);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.WARNING, "The executor takes no more jobs: events are not delivered", e);
      synchronized (jobs) {
        jobs.clear();
        running = false;
      }
    }
  }

  private void drain() {
    while (true) {
      final Runnable job;
      synchronized (jobs) {
        job = jobs.poll();
        if (job == null) {
          running = false;
          return;
        }
      }
      try {
        job.run();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "A listener failed", e);
      }
    }
  }
}
