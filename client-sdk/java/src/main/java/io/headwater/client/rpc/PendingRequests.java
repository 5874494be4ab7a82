package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headwater.client.ClientErrorType;
import io.headwater.client.HeadwaterException;
import io.headwater.client.HeadwaterServerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The table of unanswered requests, by id. Thread: the session's. */
final class PendingRequests {
  private final ScheduledExecutorService loop;
  /** Gets the answers to requests that nobody waits for any more. */
  private final BiConsumer<PendingRequest, JsonElement> unclaimed;

  private final Map<Long, PendingRequest> requests = new LinkedHashMap<>();
  /** Sent, and then given up by whoever made them: what they create has to be released. */
  private final Map<Long, PendingRequest> givenUp = new LinkedHashMap<>();
  // Ids never repeat within a client, across reconnects either: the server recognises a request that is sent
  // again by its session and id.
  private long nextId = 1;

  PendingRequests(ScheduledExecutorService loop, BiConsumer<PendingRequest, JsonElement> unclaimed) {
    this.loop = loop;
    this.unclaimed = unclaimed;
  }

  PendingRequest add(
      String method, JsonObject params, long timeoutMs, CompletableFuture<JsonElement> result, boolean boundToSocket) {
    final PendingRequest request = new PendingRequest(nextId++, method, params, result, boundToSocket);
    request.timer = loop.schedule(() -> timeOut(request, timeoutMs), timeoutMs, TimeUnit.MILLISECONDS);
    requests.put(request.id, request);
    return request;
  }

  private void timeOut(PendingRequest request, long timeoutMs) {
    if (!requests.containsKey(request.id)) return;
    giveUp(request);
    final String message = "No answer to " + request.title() + " within " + timeoutMs + " ms";
    request.result.completeExceptionally(new HeadwaterException(ClientErrorType.REQUEST_TIMEOUT, message));
  }

  /** Whoever made it does not want the answer any more. */
  void giveUp(PendingRequest request) {
    if (!requests.containsKey(request.id)) return;
    remove(request);
    if (request.sent && !request.boundToSocket) givenUp.put(request.id, request);
  }

  /** Answers to what was sent on a connection that is gone cannot come any more. */
  void forgetGivenUp() {
    givenUp.clear();
  }

  /** Settles the request that a response belongs to (JSON-RPC 2.0, section 5). */
  void settle(long id, JsonElement result, JsonElement error) {
    final PendingRequest late = givenUp.remove(id);
    if (late != null && error == null) unclaimed.accept(late, result);
    final PendingRequest request = requests.get(id);
    if (request == null) return;
    remove(request);
    if (error != null) request.result.completeExceptionally(failure(request, HeadwaterServerException.of(error)));
    else request.result.complete(result);
  }

  private static HeadwaterException failure(PendingRequest request, HeadwaterServerException said) {
    final boolean lost = request.madeForLostSession && said.getType().equals("MEDIA_OBJECT_NOT_FOUND");
    return lost ? sessionLost() : said;
  }

  static HeadwaterException sessionLost() {
    return new HeadwaterException(ClientErrorType.SESSION_LOST, "The server lost the session and its objects");
  }

  void failAll(ClientErrorType type, String message, Predicate<PendingRequest> which) {
    failAll(() -> new HeadwaterException(type, message), which);
  }

  /** Each with an exception of its own: its stack is that of whoever throws it. */
  void failAll(Supplier<HeadwaterException> failure, Predicate<PendingRequest> which) {
    for (PendingRequest request : all()) {
      if (!which.test(request)) continue;
      remove(request);
      request.result.completeExceptionally(failure.get());
    }
  }

  /** In the order in which they were made. */
  List<PendingRequest> all() {
    return new ArrayList<>(requests.values());
  }

  private void remove(PendingRequest request) {
    request.timer.cancel(false);
    requests.remove(request.id);
  }
}
