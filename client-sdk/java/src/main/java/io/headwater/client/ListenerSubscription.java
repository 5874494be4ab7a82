package io.headwater.client;

/** A listener that was added to an object, for taking it off again. */
public final class ListenerSubscription implements AutoCloseable {
  private final Subscriptions.Subscription subscription;
  private final EventListener<?> listener;
  private volatile boolean active = true;

  ListenerSubscription(Subscriptions.Subscription subscription, EventListener<?> listener) {
    this.subscription = subscription;
    this.listener = listener;
  }

  Subscriptions.Subscription subscription() {
    return subscription;
  }

  /** Whether the listener is called. */
  boolean isActive() {
    return active;
  }

  void end() {
    active = false;
  }

  @SuppressWarnings("unchecked") // the subscription reads events of the class that the listener was added for
  void call(Event event) {
    ((EventListener<Event>) listener).onEvent(event);
  }

  /**
   * The name of the event.
   *
   * @return such as {@code IceCandidateFound}
   */
  public String getType() {
    return subscription.type();
  }

  /** Takes the listener off. */
  @Override
  public void close() {
    Waiting.await(subscription.owner().remove(this));
  }
}
