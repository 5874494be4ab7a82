package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** A listener that is being added. */
record Subscribing(HeadwaterClient client, CompletableFuture<ListenerSubscription> subscribed) {
  ListenerSubscription await() {
    return Waiting.await(subscribed);
  }

  CompletableFuture<ListenerSubscription> start() {
    return client.future(subscribed);
  }
}
