package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * A listener that is being added.
 *
 * @param added the listener
 * @param ready completes when the server has answered; others may wait for it too
 */
record Subscribing(HeadwaterClient client, ListenerSubscription added, CompletableFuture<String> ready) {
  ListenerSubscription await() {
    try {
      return Waiting.await(ready.thenApply(id -> added));
    } catch (HeadwaterException e) {
      giveUp();
      throw e;
    }
  }

  CompletableFuture<ListenerSubscription> start() {
    final CompletableFuture<ListenerSubscription> started = client.future(ready.thenApply(id -> added));
    started.whenComplete(
        (subscription, error) -> {
          if (error != null) giveUp();
        });
    return started;
  }

  /** Whoever added it will never get what it is taken off with. */
  private void giveUp() {
    client.subscriptions().remove(added);
  }
}
