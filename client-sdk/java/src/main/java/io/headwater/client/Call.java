package io.headwater.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One request that is being put together, and the three ways to make it: wait, get a future, add it to a transaction.
 *
 * <p>Thread: the caller's.
 */
final class Call<T> {
  private final HeadwaterClient client;
  private final String method;
  private final Decoder<T> result;
  private final Map<String, Object> params = new LinkedHashMap<>();
  /** Of the operation or the constructor. */
  private Map<String, Object> arguments;

  private Consumer<T> then = value -> {};

  Call(HeadwaterClient client, String method, Decoder<T> result) {
    this.client = client;
    this.method = method;
    this.result = result;
  }

  /** Creates an object of that class. */
  static <T extends MediaObject> Call<T> create(HeadwaterClient client, String type, Class<T> as) {
    final Call<T> call = new Call<>(client, "create", Decoders.value(Decoders.created(as)));
    call.params.put("type", type);
    call.arguments = new LinkedHashMap<>();
    call.params.put("constructorParams", call.arguments);
    return call;
  }

  Call<T> about(RemoteObject object) {
    params.put("object", object);
    return this;
  }

  Call<T> operation(String name) {
    params.put("operation", name);
    return this;
  }

  /** An argument that may be left out: null does. */
  Call<T> with(String name, Object value) {
    if (value == null) return this;
    if (arguments == null) {
      arguments = new LinkedHashMap<>();
      params.put("operationParams", arguments);
    }
    arguments.put(name, value);
    return this;
  }

  Call<T> withRequired(String name, Object value) {
    if (value == null) {
      throw new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, name + " is null: expected a value");
    }
    return with(name, value);
  }

  /** Is called with the result before whoever asked for it. */
  Call<T> then(Consumer<T> done) {
    then = done;
    return this;
  }

  T await() {
    return decoded(Waiting.await(client.send(method, encodedIn(null))));
  }

  CompletableFuture<T> start() {
    return client.future(client.send(method, encodedIn(null)), this::decoded);
  }

  TFuture<T> in(Transaction transaction) {
    return transaction.add(method, encodedIn(transaction), this::decoded);
  }

  /** @param in the transaction that it becomes part of, or null */
  JsonObject encodedIn(Transaction in) {
    return (JsonObject) Encoder.encode(params, in);
  }

  private T decoded(JsonElement json) {
    final T value = result.decode(json, client);
    then.accept(value);
    return value;
  }
}
