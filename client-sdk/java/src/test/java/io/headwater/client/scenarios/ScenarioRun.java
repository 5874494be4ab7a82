package io.headwater.client.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headwater.client.ClientOptions;
import io.headwater.client.ConnectionListener;
import io.headwater.client.HeadwaterClient;
import io.headwater.client.HeadwaterException;
import io.headwater.client.ListenerSubscription;
import io.headwater.client.MediaObject;
import io.headwater.client.RemoteObject;
import io.headwater.client.TFuture;
import io.headwater.client.Transaction;
import io.headwater.client.support.Eventually;
import io.headwater.client.support.Proxy;
import io.headwater.client.support.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One scenario, from its first step to its last. */
final class ScenarioRun implements AutoCloseable {
  private final TestServer server;
  private final Map<String, Object> known = new HashMap<>();
  private final Map<String, HeadwaterClient> clients = new LinkedHashMap<>();
  private final Map<String, List<Object>> logs = new HashMap<>();
  private final Map<String, List<Object>> lifecycles = new HashMap<>();
  private final Map<String, Object> pending = new HashMap<>();
  private final Values values;
  private final TypedApi api;
  private final Expectation expectation;
  private Proxy proxy;

  ScenarioRun(TestServer server, Path files) {
    this.server = server;
    values = new Values(known, files);
    api = new TypedApi(values);
    expectation = new Expectation(values);
  }

  void run(JsonArray steps) {
    for (int i = 0; i < steps.size(); i++) {
      try {
        step(steps.get(i).getAsJsonObject());
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("step " + i + ", " + steps.get(i) + ": " + e.getMessage(), e);
      }
    }
  }

  /** Ends whatever the scenario has begun, however far it came. */
  @Override
  public void close() {
    for (Object each : pending.values()) {
      // Who is connecting yet is no client to close.
      if (each instanceof CompletableFuture<?> future) future.cancel(true);
    }
    for (HeadwaterClient each : clients.values()) each.close();
    if (proxy != null) proxy.close();
  }

  private void step(JsonObject step) {
    switch (step.keySet().iterator().next()) {
      case "connect" -> outcome(step, () -> connect(step));
      case "create" -> outcome(step, () -> create(step));
      case "call" -> outcome(step, () -> call(step));
      case "request" -> outcome(step, () -> request(step));
      case "release" -> outcome(step, () -> release(step));
      case "listen" -> outcome(step, () -> listen(step));
      case "unlisten" -> outcome(step, () -> unlisten(step));
      case "commit" -> outcome(step, () -> commit(step));
      case "rollback" -> outcome(step, () -> rollback(step));
      case "await" -> outcome(step, () -> await(pending.get(text(step, "await"))));
      case "begin" -> known.put(text(step, "begin"), client(step).beginTransaction());
      case "cancel" -> ((CompletableFuture<?>) pending.get(text(step, "cancel"))).cancel(true);
      case "close" -> clients.get(text(step, "close")).close();
      case "events" -> entries(step, logs.get(text(step, "events")));
      case "lifecycle" -> untilEntriesAre(step, lifecycles.get(clientName(step)), step.getAsJsonArray("lifecycle"));
      case "state" -> state(step);
      case "proxy" -> proxy(text(step, "proxy"));
      case "server" -> server(text(step, "server"));
      default -> fail("no such step: " + step);
    }
  }

  private static String text(JsonObject step, String member) {
    return step.has(member) ? step.get(member).getAsString() : null;
  }

  private static JsonObject object(JsonObject step, String member) {
    return step.has(member) ? step.getAsJsonObject(member) : new JsonObject();
  }

  private static String clientName(JsonObject step) {
    return step.has("client") ? text(step, "client") : "app";
  }

  private HeadwaterClient client(JsonObject step) {
    return clients.get(clientName(step));
  }

  private Transaction transaction(JsonObject step) {
    return step.has("in") ? (Transaction) values.required(text(step, "in")) : null;
  }

  /** Does it, and compares what comes of it with what the step expects. */
  private void outcome(JsonObject step, Supplier<Object> action) {
    if (step.has("pending")) {
      pending.put(text(step, "pending"), within(step, action));
      // What a transaction makes is known at once.
      if (step.has("as")) keep(step, pending.get(text(step, "pending")));
      return;
    }
    final JsonElement fails = step.get("fails");
    Object result = null;
    try {
      result = within(step, action);
    } catch (HeadwaterException | CancellationException e) {
      if (fails == null) throw e;
      checkFailure(fails, e);
      return;
    }
    if (fails != null) fail("expected " + fails + ", got " + result);
    if (step.has("gives")) {
      assertTrue(expectation.matches(step.get("gives"), result), "expected " + step.get("gives") + ", got " + result);
    }
    if (step.has("as")) keep(step, result);
  }

  private Object within(JsonObject step, Supplier<Object> action) {
    if (!step.has("timeoutMs")) return action.get();
    return client(step).within(Duration.ofMillis(step.get("timeoutMs").getAsLong()), action);
  }

  private void keep(JsonObject step, Object result) {
    if (result != null && !(result instanceof CompletableFuture)) known.put(text(step, "as"), result);
  }

  private static void checkFailure(JsonElement expected, RuntimeException error) {
    if (expected.isJsonPrimitive()) {
      assertTrue(error instanceof CancellationException, "expected a cancellation, got " + error);
      return;
    }
    if (!(error instanceof HeadwaterException failure)) throw error;
    final JsonObject members = expected.getAsJsonObject();
    if (members.has("code")) assertEquals(members.get("code").getAsInt(), failure.getCode(), failure.getMessage());
    if (members.has("type")) assertEquals(members.get("type").getAsString(), failure.getType(), failure.getMessage());
    final String part = members.has("message") ? members.get("message").getAsString() : "";
    assertTrue(failure.getMessage().contains(part), "expected '" + part + "' in: " + failure.getMessage());
  }

  private Object await(Object begun) {
    if (!(begun instanceof CompletableFuture<?> future)) {
      if (begun instanceof RemoteObject object) object.getId(); // made in a transaction: is it there
      return begun;
    }
    try {
      return future.get(Eventually.WITHIN_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private Object connect(JsonObject step) {
    final String name = text(step, "connect");
    final ClientOptions.Builder options = ClientOptions.builder();
    final JsonObject given = object(step, "options");
    for (String each : given.keySet()) api.option(options, each, given);
    final Lifecycle lifecycle = new Lifecycle();
    lifecycles.put(name, lifecycle.told);
    if (step.has("pending")) {
      final CompletableFuture<HeadwaterClient> creation =
          HeadwaterClient.createAsync(url(step), options.build(), lifecycle);
      final CompletableFuture<HeadwaterClient> result = creation.thenApply(client -> connected(name, client));
      result.whenComplete((client, error) -> creation.cancel(true)); // does nothing to what is complete
      return result;
    }
    return connected(name, HeadwaterClient.create(url(step), options.build(), lifecycle));
  }

  private HeadwaterClient connected(String name, HeadwaterClient client) {
    clients.put(name, client);
    if (name.equals("app")) known.put("serverManager", client.getServerManager());
    return client;
  }

  private String url(JsonObject step) {
    if (step.has("url")) return text(step, "url");
    final String through = text(step, "through");
    if (through == null) return server.url();
    if (through.equals("nowhere")) return "ws://127.0.0.1:" + TestServer.freePort() + "/kurento";
    return proxy().url();
  }

  private Object create(JsonObject step) {
    final var builder = api.builder(client(step), text(step, "create"), object(step, "params"));
    final Transaction transaction = transaction(step);
    if (transaction != null) return builder.build(transaction);
    return step.has("pending") ? builder.buildAsync() : builder.build();
  }

  private Object call(JsonObject step) {
    final String target = text(step, "call");
    final int dot = target.indexOf('.');
    final Object object = objectNamed(step, target.substring(0, dot));
    final String operation = target.substring(dot + 1);
    final JsonArray args = step.has("args") ? step.getAsJsonArray("args") : new JsonArray();
    final Transaction transaction = transaction(step);
    if (transaction != null) {
      final var later = (TFuture<?>) api.call(object, operation, args, TypedApi.Form.TRANSACTION, transaction);
      return later.toCompletableFuture();
    }
    if (step.has("pending")) return api.call(object, operation, args, TypedApi.Form.FUTURE, null);
    if (!step.has("until")) return api.call(object, operation, args, TypedApi.Form.WAITING, null);
    final JsonElement wanted = step.get("until");
    Eventually.holds(
        target + " gives " + wanted,
        () -> expectation.matches(wanted, api.call(object, operation, args, TypedApi.Form.WAITING, null)));
    return null;
  }

  /** The object of that name, as the step's client sees it: the server itself is another one for each. */
  private MediaObject objectNamed(JsonObject step, String name) {
    return name.equals("serverManager") ? client(step).getServerManager() : (MediaObject) values.required(name);
  }

  @SuppressWarnings("unchecked")
  private Object request(JsonObject step) {
    final var params = (Map<String, Object>) values.plain(object(step, "params"));
    final String method = text(step, "request");
    return step.has("pending") ? client(step).requestAsync(method, params) : client(step).request(method, params);
  }

  private Object release(JsonObject step) {
    final RemoteObject object = (RemoteObject) values.required(text(step, "release"));
    final Transaction transaction = transaction(step);
    if (transaction != null) return object.release(transaction).toCompletableFuture();
    if (step.has("pending")) return object.releaseAsync();
    object.release();
    return null;
  }

  private Object listen(JsonObject step) {
    final String target = text(step, "listen");
    final int dot = target.indexOf('.');
    final String type = target.substring(dot + 1);
    final List<Object> log = logs.computeIfAbsent(text(step, "log"), name -> new CopyOnWriteArrayList<>());
    return api.listen(
        objectNamed(step, target.substring(0, dot)), type, event -> log.add(new Structures.LoggedEvent(type, event)));
  }

  private Object unlisten(JsonObject step) {
    ((ListenerSubscription) values.required(text(step, "unlisten"))).close();
    return null;
  }

  private Object commit(JsonObject step) {
    final Transaction transaction = (Transaction) values.required(text(step, "commit"));
    if (step.has("pending")) return transaction.commitAsync();
    transaction.commit();
    return null;
  }

  private Object rollback(JsonObject step) {
    ((Transaction) values.required(text(step, "rollback"))).rollback();
    return null;
  }

  private void entries(JsonObject step, List<Object> log) {
    if (step.has("are")) {
      untilEntriesAre(step, log, step.getAsJsonArray("are"));
      return;
    }
    final JsonElement wanted = step.get("include");
    Eventually.holds(
        "an entry " + wanted, () -> log.stream().anyMatch(each -> expectation.matches(wanted, each)));
  }

  private void untilEntriesAre(JsonObject step, List<Object> log, JsonArray wanted) {
    try {
      Eventually.holds("as many entries as " + wanted, () -> log.size() >= wanted.size());
    } finally {
      final List<Object> now = new ArrayList<>(log);
      final boolean equal = step.has("anyOrder") ? expectation.anyOrder(wanted, now) : expectation.matches(wanted, now);
      assertTrue(equal, "expected " + wanted + ", got " + now);
    }
  }

  private void state(JsonObject step) {
    final String wanted = text(step, "state");
    Eventually.holds(
        "the client is " + wanted, () -> client(step).getState().name().equalsIgnoreCase(wanted));
  }

  private Proxy proxy() {
    if (proxy == null) proxy = new Proxy(server.port());
    return proxy;
  }

  private void proxy(String verb) {
    switch (verb) {
      case "cut" -> proxy().cut();
      case "cutBehindAnswer" -> proxy().cutBehindAnswer();
      case "refuse" -> proxy().refuse();
      case "mend" -> proxy().mend();
      case "swallow" -> proxy().swallow();
      case "swallowed" -> Eventually.holds("an answer is swallowed", proxy()::hasSwallowed);
      case "speakAsKurento" -> proxy().speakAsKurento();
      default -> fail("no such verb of the proxy: " + verb);
    }
  }

  private void server(String verb) {
    switch (verb) {
      case "kill" -> server.kill();
      case "start" -> server.startAgain();
      case "pause" -> server.pause();
      case "resume" -> server.resume();
      case "stop" -> server.stop();
      default -> fail("no such verb of the server: " + verb);
    }
  }

  /** What the client tells of its connection. */
  private static final class Lifecycle implements ConnectionListener {
    final List<Object> told = new CopyOnWriteArrayList<>();

    @Override
    public void disconnected(String reason) {
      told.add(Map.of("type", "disconnected"));
    }

    @Override
    public void reconnected(String sessionId, List<MediaObject> lost) {
      told.add(Map.of("type", "reconnected", "lost", lost));
    }

    @Override
    public void sessionLost(String previousSessionId, String sessionId, List<MediaObject> lost) {
      told.add(Map.of("type", "sessionLost", "lost", lost));
    }

    @Override
    public void closed(String reason) {
      told.add(Map.of("type", "closed"));
    }
  }
}
