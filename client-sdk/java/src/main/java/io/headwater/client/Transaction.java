package io.headwater.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Many operations as one request: they are carried out in order, and later ones may use objects that earlier ones make.
 * The first one that fails ends it; what was done before stays.
 *
 * <p>Thread: any, one at a time.
 */
public final class Transaction {
  private enum State {
    OPEN,
    SENT,
    OVER
  }

  private final HeadwaterClient client;
  private final JsonArray requests = new JsonArray();
  private final List<Operation<?>> operations = new ArrayList<>();
  private State state = State.OPEN;

  Transaction(HeadwaterClient client) {
    this.client = client;
  }

  /** One operation: how its answer is read, and who waits for it. */
  private record Operation<T>(Function<JsonElement, T> decoder, TFuture<T> future, Creation creation) {
    void succeed(JsonElement result) {
      try {
        future.raw().complete(decoder.apply(result));
      } catch (HeadwaterException e) {
        fail(e);
      }
    }

    void fail(HeadwaterException error) {
      if (creation != null) creation.failed(error);
      future.raw().completeExceptionally(error);
    }
  }

  /** What makes an object that is not there yet. */
  static final class Creation {
    private final Transaction transaction;
    private final int place;
    private volatile HeadwaterException error;

    private Creation(Transaction transaction, int place) {
      this.transaction = transaction;
      this.place = place;
    }

    boolean belongsTo(Transaction other) {
      return transaction == other && error == null;
    }

    String reference() {
      return "newref:" + place;
    }

    private void failed(HeadwaterException reason) {
      error = reason;
    }

    HeadwaterException whyNot() {
      final HeadwaterException reason = error;
      if (reason == null) return notCommitted();
      return new HeadwaterException(reason.getCode(), reason.getType(), reason.getMessage());
    }
  }

  static HeadwaterException notCommitted() {
    return new HeadwaterException(
        ClientErrorType.TRANSACTION_NOT_COMMITTED, "The transaction is not committed yet: there is no result so far");
  }

  synchronized <T> TFuture<T> add(String method, JsonObject params, Function<JsonElement, T> decoder) {
    return add(method, params, decoder, null);
  }

  synchronized <T extends MediaObject> T create(Call<T> call, Class<T> as) {
    requireOpen();
    final Creation creation = new Creation(this, operations.size());
    final T object = client.objects().planned(as, creation);
    final String type = as.getSimpleName();
    add(
        "create",
        call.encodedIn(this),
        result -> {
          final String id = Decoders.value(Decoders.STRING).decode(result, client);
          if (id == null) throw Decoders.unexpected("the id of the new " + type, result);
          client.objects().exists(object, id);
          return object;
        },
        creation);
    return object;
  }

  private <T> TFuture<T> add(String method, JsonObject params, Function<JsonElement, T> decoder, Creation creation) {
    requireOpen();
    final JsonObject request = new JsonObject();
    request.addProperty("jsonrpc", "2.0");
    request.addProperty("id", operations.size());
    request.addProperty("method", method);
    request.add("params", params);
    requests.add(request);
    final TFuture<T> future = new TFuture<>(client);
    operations.add(new Operation<>(decoder, future, creation));
    return future;
  }

  private void requireOpen() {
    if (state != State.OPEN) throw over();
  }

  /**
   * Sends the operations.
   *
   * @throws TransactionException the error of the operation that failed
   * @throws HeadwaterException of type {@code TRANSACTION_ROLLED_BACK} when it is over already, or why it could not be
   *     sent
   */
  public void commit() {
    Waiting.await(send());
  }

  /**
   * Sends the operations.
   *
   * @return completes when all are carried out; fails as {@link #commit} does
   */
  public CompletableFuture<Void> commitAsync() {
    return client.future(send());
  }

  private synchronized CompletableFuture<Void> send() {
    if (state != State.OPEN) return CompletableFuture.failedFuture(over());
    state = State.SENT;
    if (operations.isEmpty()) {
      state = State.OVER;
      return CompletableFuture.completedFuture(null);
    }
    final JsonObject params = new JsonObject();
    params.add("operations", requests);
    final CompletableFuture<JsonElement> sent = client.send("transaction", params);
    final CompletableFuture<Void> done =
        sent.handle(
            (result, error) -> {
              if (error != null) throw failAll(error);
              settle(result);
              return null;
            });
    done.whenComplete(
        (nothing, error) -> {
          if (done.isCancelled()) sent.cancel(false);
        });
    return done;
  }

  /** Gives up what was not sent. Its objects and results stay without a meaning. */
  public synchronized void rollback() {
    requireOpen();
    state = State.OVER;
    for (Operation<?> each : operations) each.fail(rolledBack());
  }

  private HeadwaterException over() {
    return new HeadwaterException(
        ClientErrorType.TRANSACTION_ROLLED_BACK, "The transaction is over: begin another one");
  }

  private static HeadwaterException stopped() {
    return new HeadwaterException(
        ClientErrorType.TRANSACTION_STOPPED, "An earlier operation of the transaction failed");
  }

  private static HeadwaterException rolledBack() {
    return new HeadwaterException(ClientErrorType.TRANSACTION_ROLLED_BACK, "The transaction was rolled back");
  }

  private synchronized HeadwaterException failAll(Throwable error) {
    state = State.OVER;
    final Throwable cause = Waiting.causeOf(error);
    final HeadwaterException reason =
        cause instanceof HeadwaterException known
            ? known
            : new HeadwaterException(ClientErrorType.TRANSACTION_ROLLED_BACK, "The transaction was cancelled");
    for (Operation<?> each : operations) {
      each.fail(new HeadwaterException(reason.getCode(), reason.getType(), reason.getMessage()));
    }
    return reason;
  }

  /** Takes the responses of the operations; there are as many as were tried. */
  private synchronized void settle(JsonElement result) {
    state = State.OVER;
    final JsonElement value = result instanceof JsonObject members ? members.get("value") : null;
    if (!(value instanceof JsonArray responses)) {
      throw failAll(Decoders.unexpected("the answers to a transaction", result));
    }
    TransactionException failure = null;
    for (int place = 0; place < operations.size(); place++) {
      final Operation<?> operation = operations.get(place);
      final JsonElement response = place < responses.size() ? responses.get(place) : JsonNull.INSTANCE;
      final JsonElement error = response instanceof JsonObject members ? members.get("error") : null;
      if (error != null && failure == null) {
        failure = new TransactionException(place, new HeadwaterServerException.Parts(error));
        operation.fail(new TransactionException(place, new HeadwaterServerException.Parts(error)));
      } else if (failure != null || !(response instanceof JsonObject members)) {
        operation.fail(stopped());
      } else {
        operation.succeed(members.has("result") ? members.get("result") : JsonNull.INSTANCE);
      }
    }
    if (failure != null) throw failure;
  }
}
