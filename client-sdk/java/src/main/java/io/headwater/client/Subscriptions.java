package io.headwater.client;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which events of which objects the application listens to: one subscription on the server for each pair.
 *
 * <p>Thread: any. Listeners are called on the client's events executor.
 */
final class Subscriptions {
  private static final System.Logger LOG = System.getLogger("io.headwater.client");

  private final HeadwaterClient client;
  private final Map<Key, Subscription> byKey = new HashMap<>();

  Subscriptions(HeadwaterClient client) {
    this.client = client;
  }

  private record Key(String object, String type) {}

  /** One subscription on the server, and who listens to it here. */
  final class Subscription {
    private final Key key;
    /** Held so that events find the very object that the application listens to. */
    private final MediaObject object;

    private final Decoder<? extends Event> reader;
    private final List<ListenerSubscription> listeners = new CopyOnWriteArrayList<>();
    /** The server's id of the subscription, once it has answered. */
    private CompletableFuture<String> ready;

    private Subscription(Key key, Decoder<? extends Event> reader) {
      this.key = key;
      this.object = client.objects().get(key.object(), MediaObject.class);
      this.reader = reader;
    }

    String type() {
      return key.type();
    }

    Subscriptions owner() {
      return Subscriptions.this;
    }

    private void call(JsonObject data) {
      final Event event;
      try {
        event = reader.decode(data, client);
      } catch (HeadwaterException e) {
        client.protocolError(key.type() + " of " + object + ": " + e.getMessage());
        return;
      }
      for (ListenerSubscription each : listeners) {
        if (!each.isActive()) continue;
        try {
          each.call(event);
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.ERROR, "A listener to " + key.type() + " failed", e);
        }
      }
    }
  }

  /** Completes when the server sends events of that type; events that come earlier are delivered too. */
  synchronized <E extends Event> Subscribing add(
      String object, String type, Decoder<E> reader, EventListener<E> listener) {
    if (listener == null) {
      final String message = "listener is null: expected a listener to " + type;
      throw new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, message);
    }
    final Key key = new Key(object, type);
    Subscription known = byKey.get(key);
    if (known == null) {
      known = new Subscription(key, reader);
      byKey.put(key, known);
      known.ready = subscribe(known);
    }
    final Subscription subscription = known;
    final ListenerSubscription added = new ListenerSubscription(subscription, listener);
    subscription.listeners.add(added);
    return new Subscribing(client, added, subscription.ready);
  }

  private CompletableFuture<String> subscribe(Subscription subscription) {
    final CompletableFuture<String> ready =
        client
            .send("subscribe", params(subscription, "type", subscription.type()))
            .thenApply(result -> Decoders.value(Decoders.STRING).decode(result, client));
    ready.whenComplete(
        (id, error) -> {
          if (error != null) drop(subscription);
        });
    return ready;
  }

  private static JsonObject params(Subscription subscription, String name, String value) {
    final JsonObject params = new JsonObject();
    params.addProperty("object", subscription.key.object());
    params.addProperty(name, value);
    return params;
  }

  private synchronized void drop(Subscription subscription) {
    byKey.remove(subscription.key, subscription);
  }

  /** Stops calling the listener at once; the last one of a pair ends the subscription on the server. */
  synchronized CompletableFuture<Void> remove(ListenerSubscription added) {
    added.end();
    final Subscription subscription = added.subscription();
    final boolean last = subscription.listeners.remove(added) && subscription.listeners.isEmpty();
    if (!last || !byKey.remove(subscription.key, subscription)) return CompletableFuture.completedFuture(null);
    return subscription
        .ready
        .thenCompose(id -> client.send("unsubscribe", params(subscription, "subscription", id)))
        .thenAccept(result -> {});
  }

  /** Hands an event to those who listen, by way of an executor that keeps the order. */
  void deliver(String object, String type, JsonObject data, Consumer<Runnable> executor) {
    final Subscription subscription;
    synchronized (this) {
      subscription = byKey.get(new Key(object, type));
    }
    if (subscription != null) executor.accept(() -> subscription.call(data));
  }

  /** Forgets objects that are gone, without telling the server. */
  synchronized void forget(Predicate<String> which) {
    byKey.keySet().removeIf(key -> which.test(key.object()));
  }
}
