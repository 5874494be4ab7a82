package io.headwater.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headwater.client.rpc.Session;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One session on one server, over as many connections as it takes.
 *
 * <pre>{@code
 * try (HeadwaterClient client = HeadwaterClient.create("ws://127.0.0.1:8888/kurento");
 *     MediaPipeline pipeline = client.createMediaPipeline()) {
 *   WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();
 *   endpoint.addIceCandidateFoundListener(event -> send(event.getCandidate()));
 *   send(endpoint.processOffer(offer));
 *   endpoint.gatherCandidates();
 * }
 * }</pre>
 *
 * <p>Thread: any. Listeners are called one at a time, on threads of the client or of {@link ClientOptions#executor};
 * futures are completed there too, so that what is attached to them may wait.
 */
public final class HeadwaterClient implements AutoCloseable {
  private static final String SERVER_MANAGER_ID = "manager_ServerManager";

  private final URI url;
  private final ClientOptions options;
  private final Session session;
  private final Executor threads;
  private final ConnectionEvents connection;
  private final ObjectTable objects = new ObjectTable(this);
  private final Subscriptions subscriptions = new Subscriptions(this);
  private final ThreadLocal<Duration> patience = new ThreadLocal<>();

  private HeadwaterClient(URI url, ClientOptions options) {
    this.url = url;
    this.options = options;
    threads = options.executor() != null ? options.executor() : Threads.ownExecutor();
    connection = new ConnectionEvents(this, new SerialExecutor(threads));
    session = new Session(url, options, connection);
  }

  /**
   * Connects with the default options.
   *
   * @param url such as {@code ws://127.0.0.1:8888/kurento}
   * @return the connected client
   * @throws HeadwaterException of type {@code CONNECT_FAILED} or {@code INVALID_ARGUMENT}
   */
  public static HeadwaterClient create(String url) {
    return create(url, ClientOptions.defaults());
  }

  /**
   * Connects.
   *
   * @param url such as {@code ws://127.0.0.1:8888/kurento}
   * @param options how to connect, wait and reconnect
   * @return the connected client
   * @throws HeadwaterException of type {@code CONNECT_FAILED} or {@code INVALID_ARGUMENT}
   */
  public static HeadwaterClient create(String url, ClientOptions options) {
    return create(url, options, new ConnectionListener() {});
  }

  /**
   * Connects, with a listener that is there from the beginning.
   *
   * @param url such as {@code ws://127.0.0.1:8888/kurento}
   * @param options how to connect, wait and reconnect
   * @param listener hears what happens to the connection
   * @return the connected client
   * @throws HeadwaterException of type {@code CONNECT_FAILED} or {@code INVALID_ARGUMENT}
   */
  public static HeadwaterClient create(String url, ClientOptions options, ConnectionListener listener) {
    final HeadwaterClient client = new HeadwaterClient(Urls.parse(url), options);
    client.addConnectionListener(listener);
    return client.opened(Waiting::await);
  }

  /**
   * Connects without waiting.
   *
   * @param url such as {@code ws://127.0.0.1:8888/kurento}
   * @param options how to connect, wait and reconnect
   * @param listener hears what happens to the connection
   * @return completes with the connected client; cancelling it ends the attempts
   * @throws HeadwaterException of type {@code INVALID_ARGUMENT}
   */
  public static CompletableFuture<HeadwaterClient> createAsync(
      String url, ClientOptions options, ConnectionListener listener) {
    final HeadwaterClient client = new HeadwaterClient(Urls.parse(url), options);
    client.addConnectionListener(listener);
    final CompletableFuture<HeadwaterClient> created = client.future(client.session.open().thenApply(open -> client));
    created.whenComplete(
        (done, error) -> {
          if (created.isCancelled()) client.session.close();
        });
    return created;
  }

  private HeadwaterClient opened(Function<CompletableFuture<Void>, Void> waiting) {
    try {
      waiting.apply(session.open());
      return this;
    } catch (HeadwaterException e) {
      session.close(); // whoever was interrupted gets no client to close
      throw e;
    }
  }

  /**
   * Makes a pipeline.
   *
   * @return the pipeline
   */
  public MediaPipeline createMediaPipeline() {
    return new MediaPipeline.Builder(this).build();
  }

  /**
   * Makes a pipeline.
   *
   * @return completes with the pipeline
   */
  public CompletableFuture<MediaPipeline> createMediaPipelineAsync() {
    return new MediaPipeline.Builder(this).buildAsync();
  }

  /**
   * Makes a pipeline as part of a transaction.
   *
   * @param transaction the transaction
   * @return the pipeline; only operations of the same transaction can use it before that is committed
   */
  public MediaPipeline createMediaPipeline(Transaction transaction) {
    return new MediaPipeline.Builder(this).build(transaction);
  }

  /**
   * Begins a list of operations that is sent as one request.
   *
   * @return the transaction
   */
  public Transaction beginTransaction() {
    return new Transaction(this);
  }

  /**
   * The server itself: version, pipelines, load.
   *
   * @return its object
   */
  public ServerManager getServerManager() {
    return getById(SERVER_MANAGER_ID, ServerManager.class);
  }

  /**
   * The object with that id: the same one each time. The server is not asked whether there is one.
   *
   * @param <T> its class
   * @param id the id
   * @param as its class, or one that it extends
   * @return the object
   * @throws HeadwaterException of type {@code INVALID_ARGUMENT} when the id names another class
   */
  public <T extends MediaObject> T getById(String id, Class<T> as) {
    final MediaObject object = objects.get(id, as);
    if (as.isInstance(object)) return as.cast(object);
    throw new HeadwaterException(
        ClientErrorType.INVALID_ARGUMENT,
        id + " is a " + object.getClass().getSimpleName() + ": expected a " + as.getSimpleName());
  }

  /** Asks the server for a sign of life. */
  public void ping() {
    Waiting.await(send("ping", new JsonObject()));
  }

  /**
   * Sends any request of the API and waits for its result.
   *
   * @param method its JSON-RPC name, such as {@code describe}
   * @param params by name: text, numbers, booleans, lists, maps, objects
   * @return the {@code result} as plain Java: Map, List, String, Boolean, Long, Double or null
   */
  public Object request(String method, Map<String, ?> params) {
    return Decoders.plain(Waiting.await(send(method, (JsonObject) Encoder.encode(params, null))));
  }

  /**
   * Sends any request of the API.
   *
   * @param method its JSON-RPC name, such as {@code describe}
   * @param params by name: text, numbers, booleans, lists, maps, objects
   * @return completes with the {@code result} as plain Java: Map, List, String, Boolean, Long, Double or null
   */
  public CompletableFuture<Object> requestAsync(String method, Map<String, ?> params) {
    return future(send(method, (JsonObject) Encoder.encode(params, null)), Decoders::plain);
  }

  /**
   * Makes requests that wait no longer than that for their answers, in place of {@link ClientOptions#requestTimeoutMs}:
   * {@code client.within(Duration.ofSeconds(60), () -> recorder.stopAndWait())}. Counts for all that are made in this
   * thread until {@code requests} returns.
   *
   * @param <T> class of the result
   * @param time more than 0 ms
   * @param requests makes them, waiting or not
   * @return what {@code requests} returns
   */
  public <T> T within(Duration time, Supplier<T> requests) {
    if (time.toMillis() <= 0) {
      throw new HeadwaterException(ClientErrorType.INVALID_ARGUMENT, "time is " + time + ": expected more than 0 ms");
    }
    final Duration before = patience.get();
    patience.set(time);
    try {
      return requests.get();
    } finally {
      if (before == null) patience.remove();
      else patience.set(before);
    }
  }

  /**
   * As {@link #within(Duration, Supplier)}, for requests without a result.
   *
   * @param time more than 0 ms
   * @param requests makes them, waiting or not
   */
  public void within(Duration time, Runnable requests) {
    within(
        time,
        () -> {
          requests.run();
          return null;
        });
  }

  /**
   * Adds a listener to what happens to the connection.
   *
   * @param listener the listener
   */
  public void addConnectionListener(ConnectionListener listener) {
    connection.add(listener);
  }

  /**
   * Takes such a listener off.
   *
   * @param listener the listener
   */
  public void removeConnectionListener(ConnectionListener listener) {
    connection.remove(listener);
  }

  /**
   * Where the server is.
   *
   * @return the address that the client was made with
   */
  public URI getUrl() {
    return url;
  }

  /**
   * The session on the server; another one after {@link ConnectionListener#sessionLost}.
   *
   * @return its id; null before the first connection
   */
  public String getSessionId() {
    return session.sessionId();
  }

  /**
   * Which server it is; another one after it was restarted.
   *
   * @return its id; null before the first connection
   */
  public String getServerId() {
    return session.serverId();
  }

  /**
   * How the client stands with the server.
   *
   * @return the state
   */
  public ClientState getState() {
    return session.state();
  }

  /**
   * Tells whether it is over.
   *
   * @return whether the state is {@link ClientState#CLOSED}
   */
  public boolean isClosed() {
    return session.state() == ClientState.CLOSED;
  }

  /**
   * Ends the session, and with it every object that only this client uses; then the connection. Never fails; an
   * interrupt ends the wait only.
   */
  @Override
  public void close() {
    try {
      Waiting.await(session.close());
    } catch (HeadwaterException e) {
      // Interrupted, and the thread's flag says so; the session closes all the same.
    }
  }

  /**
   * Ends the session, and with it every object that only this client uses; then the connection.
   *
   * @return completes when it is over; never fails
   */
  public CompletableFuture<Void> closeAsync() {
    return future(session.close());
  }

  /** The same as {@link #close()}, by the name that Kurento's client has for it. */
  public void destroy() {
    close();
  }

  // For the classes of this package.

  ObjectTable objects() {
    return objects;
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  void protocolError(String message) {
    connection.protocolError(message);
  }

  /** The result as it comes; completed on the session's thread, so what is attached to it must not wait. */
  CompletableFuture<JsonElement> send(String method, JsonObject params) {
    final Duration time = patience.get();
    final long timeoutMs = time != null ? time.toMillis() : options.requestTimeoutMs();
    final CompletableFuture<JsonElement> sent = session.request(method, params, timeoutMs);
    sent.whenComplete(
        (result, error) -> {
          if (!(error instanceof HeadwaterException answer) || !answer.is(ErrorCode.MEDIA_OBJECT_NOT_FOUND)) return;
          if (params.has("object")) forget(params.get("object").getAsString());
        });
    return sent;
  }

  /** For the application: completed where waiting is allowed; cancelling it cancels the request. */
  <R, T> CompletableFuture<T> future(CompletableFuture<R> sent, Function<R, T> decoder) {
    final CompletableFuture<T> result = new CompletableFuture<>();
    sent.thenAcceptAsync(json -> result.complete(decoder.apply(json)), threads)
        .exceptionallyAsync(error -> failed(result, error), threads)
        // Where the application's executor takes no more jobs, it has to be the session's thread.
        .exceptionally(error -> failed(result, error));
    result.whenComplete(
        (value, error) -> {
          if (result.isCancelled()) sent.cancel(false);
        });
    return result;
  }

  private static Void failed(CompletableFuture<?> result, Throwable error) {
    result.completeExceptionally(Waiting.causeOf(error));
    return null;
  }

  <T> CompletableFuture<T> future(CompletableFuture<T> sent) {
    return future(sent, Function.identity());
  }

  /** It is gone in the server, with everything inside it. */
  void forget(RemoteObject object) {
    forget(object.getId());
  }

  void forget(String id) {
    subscriptions.forget(each -> each.equals(id) || each.startsWith(id + "/"));
    objects.forget(each -> each.equals(id) || each.startsWith(id + "/"));
  }

  /** What the application holds of the session, the server itself apart. */
  List<MediaObject> held() {
    return objects.all().stream().filter(each -> !each.getId().equals(SERVER_MANAGER_ID)).toList();
  }

  void forgetAll() {
    subscriptions.forget(each -> true);
    objects.forget(each -> !each.equals(SERVER_MANAGER_ID));
  }

  /** The address and the session. */
  @Override
  public String toString() {
    return "HeadwaterClient[" + url + ", session " + session.sessionId() + ", " + session.state() + "]";
  }
}
