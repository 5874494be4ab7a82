package io.headwater.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.headwater.client.rpc.SessionObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes what the session tells to those who listen. Thread: called on the session's, which it never keeps waiting. */
final class ConnectionEvents implements SessionObserver {
  private static final System.Logger LOG = System.getLogger("io.headwater.client");

  private final HeadwaterClient client;
  private final Executor inOrder;
  private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();
  private int losses; // of the connection

  ConnectionEvents(HeadwaterClient client, Executor inOrder) {
    this.client = client;
    this.inOrder = inOrder;
  }

  void add(ConnectionListener listener) {
    listeners.add(listener);
  }

  void remove(ConnectionListener listener) {
    listeners.remove(listener);
  }

  private void tell(Consumer<ConnectionListener> what) {
    inOrder.execute(
        () -> {
          for (ConnectionListener each : listeners) {
            try {
              what.accept(each);
            } catch (RuntimeException e) {
              LOG.log(System.Logger.Level.ERROR, "A listener to the connection failed", e);
            }
          }
        });
  }

  @Override
  public void event(String object, String type, JsonObject data) {
    client.subscriptions().deliver(object, type, data, inOrder::execute);
  }

  /** Nobody would ever release what a request made that was given up. */
  @Override
  public void unclaimed(String method, JsonObject params, JsonElement result) {
    if (!(result instanceof JsonObject answer)) return;
    if (method.equals("create")) release(answer);
    if (!method.equals("transaction") || !(answer.get("value") instanceof JsonArray responses)) return;
    final JsonArray operations = params.getAsJsonArray("operations");
    for (int i = 0; i < responses.size(); i++) {
      final boolean creates = operations.get(i).getAsJsonObject().get("method").getAsString().equals("create");
      if (creates && responses.get(i).getAsJsonObject().get("result") instanceof JsonObject made) release(made);
    }
  }

  private void release(JsonObject creation) {
    if (!(creation.get("value") instanceof JsonPrimitive id)) return;
    final JsonObject params = new JsonObject();
    params.add("object", id);
    client.send("release", params);
  }

  @Override
  public void disconnected(String reason) {
    losses++;
    tell(listener -> listener.disconnected(reason));
  }

  @Override
  public void reconnecting(int attempt, long delayMs) {
    tell(listener -> listener.reconnecting(attempt, delayMs));
  }

  @Override
  public void reconnected(String sessionId) {
    final int losses = this.losses;
    LostObjects.among(client, client.held())
        .whenComplete(
            (found, error) -> {
              // When the connection went again, what comes after it tells.
              if (losses != this.losses || client.isClosed()) return;
              // A server that does not answer loses nothing.
              if (error != null) LOG.log(System.Logger.Level.WARNING, "Cannot find out what was lost", error);
              final List<MediaObject> lost = error == null ? found : List.of();
              for (MediaObject each : lost) client.forget(each);
              tell(listener -> listener.reconnected(sessionId, lost));
            });
  }

  @Override
  public void sessionLost(String previousSessionId, String sessionId) {
    final List<MediaObject> lost = client.held();
    client.forgetAll();
    tell(listener -> listener.sessionLost(previousSessionId, sessionId, lost));
  }

  @Override
  public void closed(String reason) {
    tell(listener -> listener.closed(reason));
  }

  @Override
  public void protocolError(String message) {
    LOG.log(System.Logger.Level.WARNING, message);
    tell(listener -> listener.protocolError(message));
  }
}
