package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** One request whose answer has not come yet. Thread: the session's. */
final class PendingRequest {
  final long id;
  final String method;
  final JsonObject params;
  final CompletableFuture<JsonElement> result;
  /** About the connection itself (connect, ping): never sent again on another one. */
  final boolean boundToSocket;
  /** When it was first written to a socket, by {@link System#nanoTime}. */
  long sentAt;

  boolean sent;
  /** Made for the session that was lost before it was sent: an object that it does not find was lost with that. */
  boolean madeForLostSession;
  Future<?> timer;

  PendingRequest(
      long id, String method, JsonObject params, CompletableFuture<JsonElement> result, boolean boundToSocket) {
    this.id = id;
    this.method = method;
    this.params = params;
    this.result = result;
    this.boundToSocket = boundToSocket;
  }

  /** What it is called in an error: the method, and the operation that it invokes. */
  String title() {
    return params.get("operation") instanceof JsonPrimitive operation ? method + " " + operation.getAsString() : method;
  }

  /** The message as in JSON-RPC 2.0, section 4. */
  String encode(String sessionId) {
    final JsonObject message = new JsonObject();
    message.addProperty("jsonrpc", "2.0");
    message.addProperty("id", id);
    message.addProperty("method", method);
    JsonObject all = params;
    if (sessionId != null) {
      all = new JsonObject();
      for (var each : params.entrySet()) all.add(each.getKey(), each.getValue());
      all.addProperty("sessionId", sessionId);
    }
    message.add("params", all);
    return message.toString();
  }
}
