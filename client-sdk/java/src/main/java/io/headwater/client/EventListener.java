package io.headwater.client;

/**
 * Is called with the events of an object, one at a time and in the order in which the server raised them. It may wait:
 * other requests and answers go on meanwhile, other events of the same client wait. What it throws is logged.
 *
 * @param <E> class of the events
 */
@FunctionalInterface
public interface EventListener<E extends Event> {
  /**
   * Takes an event.
   *
   * @param event the event
   */
  void onEvent(E event);
}
