package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * The root of all generated classes: an object in the server, known by its id. One id is one Java object as long as the
 * application holds on to it.
 *
 * <p>Thread: any.
 */
public abstract class RemoteObject {
  private final HeadwaterClient client;
  /** Where the id comes from while the object is only planned; null when it is there. */
  private volatile Transaction.Creation planned;

  private volatile String id;

  RemoteObject(HeadwaterClient client) {
    this.client = client;
  }

  final void exists(String asId) {
    id = asId;
    planned = null;
  }

  final void isPlannedIn(Transaction.Creation creation) {
    planned = creation;
  }

  /**
   * The server's name for it, such as {@code <uuid>_kurento.MediaPipeline/<uuid>_kurento.WebRtcEndpoint}.
   *
   * @return the id
   * @throws HeadwaterException of type {@code TRANSACTION_NOT_COMMITTED}, {@code TRANSACTION_ROLLED_BACK} or {@code
   *     TRANSACTION_STOPPED} while there is none
   */
  public String getId() {
    final Transaction.Creation creation = planned;
    if (creation != null) throw creation.whyNot();
    return id;
  }

  /**
   * Tells whether the object is in the server, and not only planned in a transaction.
   *
   * @return whether it is
   */
  public boolean isCommitted() {
    return planned == null;
  }

  /**
   * The client that the object belongs to.
   *
   * @return the client
   */
  public HeadwaterClient getClient() {
    return client;
  }

  /** As it travels within that transaction: its id, or the place of the operation that makes it. */
  final String reference(Transaction in) {
    final Transaction.Creation creation = planned;
    return creation != null && in != null && creation.belongsTo(in) ? creation.reference() : getId();
  }

  /** Ends the object in the server, with everything inside it. Ending what is gone already succeeds. */
  public void release() {
    releaseCall().await();
  }

  /**
   * Ends the object in the server, with everything inside it. Ending what is gone already succeeds.
   *
   * @return completes when it is done
   */
  public CompletableFuture<Void> releaseAsync() {
    return releaseCall().start();
  }

  /**
   * Ends the object in the server, with everything inside it, as part of a transaction.
   *
   * @param transaction the transaction
   * @return there after the transaction is committed
   */
  public TFuture<Void> release(Transaction transaction) {
    return releaseCall().in(transaction);
  }

  private Call<Void> releaseCall() {
    return new Call<>(client, "release", Decoders.VOID).about(this).then(nothing -> client.forget(this));
  }

  /**
   * Calls a listener for every event of that type; for events that the generated methods do not know.
   *
   * @param <E> class of the events
   * @param type the name of the event, such as {@code IceCandidateFound}
   * @param listener the listener
   * @param as class of the events, or one that it extends
   * @return for {@link #removeEventListener}
   */
  public <E extends Event> ListenerSubscription addEventListener(String type, EventListener<E> listener, Class<E> as) {
    return subscribe(type, as, listener).await();
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what adding the listener gave
   */
  public void removeEventListener(ListenerSubscription subscription) {
    Waiting.await(removeEventListenerAsync(subscription));
  }

  /**
   * Stops calling a listener, at once.
   *
   * @param subscription what adding the listener gave
   * @return completes when the server knows
   */
  public CompletableFuture<Void> removeEventListenerAsync(ListenerSubscription subscription) {
    return client.subscriptions().remove(subscription);
  }

  final <E extends Event> Subscribing subscribe(String type, Class<E> as, EventListener<E> listener) {
    return client.subscriptions().add(getId(), type, Events.reader(type, as), listener);
  }

  final <T> Call<T> call(String operation, Decoder<T> result) {
    return new Call<>(client, "invoke", Decoders.value(result)).about(this).operation(operation);
  }

  /** The id, or what stands for it as long as there is none. */
  @Override
  public String toString() {
    return planned == null ? id : getClass().getSimpleName() + " (planned)";
  }
}
