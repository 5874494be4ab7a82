package headwater.clients;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.kurento.client.Event;
import org.kurento.client.EventListener;

/** Remembers events until a test asks for them. */
final class Events<T extends Event> implements EventListener<T> {
  private static final long SECONDS = 15;

  private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();

  @Override
  public void onEvent(T event) {
    queue.add(event);
  }

  T next() {
    return next(event -> true);
  }

  /** The next one of which that is true; those before it are forgotten. */
  T next(Predicate<T> wanted) {
    final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        final T event = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (event == null) throw new AssertionError("no such event within " + SECONDS + " s");
        if (wanted.test(event)) return event;
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  int waiting() {
    return queue.size();
  }
}
