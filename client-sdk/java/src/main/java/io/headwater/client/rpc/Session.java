package io.headwater.client.rpc;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.headwater.client.ClientErrorType;
import io.headwater.client.ClientOptions;
import io.headwater.client.ClientState;
import io.headwater.client.ErrorCode;
import io.headwater.client.HeadwaterException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A session of the server, kept over as many connections as it takes.
 *
 * <p>Thread: one of its own, on which everything private happens; the public methods may be called on any. Futures are
 * completed on that thread, so what is attached to them must not wait.
 */
public final class Session implements Socket.Handlers {
  private static final long CLOSE_TIMEOUT_MS = 2_000;
  private static final System.Logger LOG = System.getLogger("io.headwater.client");

  private final URI url;
  private final ClientOptions options;
  private final SessionObserver observer;
  private final ScheduledThreadPoolExecutor loop;
  private final PendingRequests pending;
  private final Backoff backoff;

  private volatile ClientState state = ClientState.CONNECTING;
  private volatile String sessionId;
  private volatile String serverId;
  private long safeToRepeatMs;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private Socket socket;
  private Future<?> pings;
  private Future<?> nextAttempt;
  private CompletableFuture<Void> closing;
  private CompletableFuture<Void> socketIsGone;

  /**
   * Does nothing before {@link #open}.
   *
   * @param url where the server is
   * @param options times, and whether to reconnect
   * @param observer is told what happens
   */
  public Session(URI url, ClientOptions options, SessionObserver observer) {
    this.url = url;
    this.options = options;
    this.observer = observer;
    loop = new ScheduledThreadPoolExecutor(1, Session::newThread);
    loop.setRemoveOnCancelPolicy(true);
    pending = new PendingRequests(loop, (given, result) -> observer.unclaimed(given.method, given.params, result));
    backoff = new Backoff(options.reconnectDelayMs(), options.maxReconnectDelayMs());
  }

  private static Thread newThread(Runnable runs) {
    final Thread thread = new Thread(runs, "headwater-session");
    thread.setDaemon(true);
    return thread;
  }

  /** {@return how it stands with the server} */
  public ClientState state() {
    return state;
  }

  /** {@return the session's id; null before the first connection} */
  public String sessionId() {
    return sessionId;
  }

  /** {@return the server's id; null before the first connection} */
  public String serverId() {
    return serverId;
  }

  /**
   * Connects for the first time.
   *
   * @return completes when there is a session; fails with CONNECT_FAILED or CLIENT_CLOSED
   */
  public CompletableFuture<Void> open() {
    post(this::openNow, opened);
    return opened;
  }

  private void openNow() {
    establish()
        .whenCompleteAsync(
            (done, error) -> {
              if (error == null) {
                opened.complete(null);
              } else if (options.waitForServer() && !isClosed()) {
                attemptLater();
              } else {
                opened.completeExceptionally(whyNotConnected(causeOf(error)));
                end(causeOf(error).getMessage());
              }
            },
            loop);
  }

  /** A connection that the server ended before there was a session on it, as for a wrong path, never was one. */
  private Throwable whyNotConnected(Throwable error) {
    final boolean ended = error instanceof HeadwaterException failure && failure.is(ClientErrorType.CONNECTION_LOST);
    if (!ended) return error;
    final String message = "Cannot connect to " + url + ": " + error.getMessage();
    return new HeadwaterException(ClientErrorType.CONNECT_FAILED, message);
  }

  /**
   * Sends a request, now or as soon as there is a connection; completes with its {@code result}. Cancelling the future
   * takes the request back if it has not been sent, and otherwise leaves its answer unclaimed.
   *
   * @param method the JSON-RPC name
   * @param params by name, without the session
   * @param timeoutMs longest wait for the answer, reconnecting included
   * @return the result
   */
  public CompletableFuture<JsonElement> request(String method, JsonObject params, long timeoutMs) {
    final CompletableFuture<JsonElement> result = new CompletableFuture<>();
    post(() -> begin(method, params, timeoutMs, result), result);
    return result;
  }

  private void begin(String method, JsonObject params, long timeoutMs, CompletableFuture<JsonElement> result) {
    if (result.isDone()) return; // cancelled before its turn came
    if (isClosed()) {
      result.completeExceptionally(clientIsClosed());
      return;
    }
    final PendingRequest request = pending.add(method, params, timeoutMs, result, false);
    result.whenComplete(
        (value, error) -> {
          if (result.isCancelled()) post(() -> pending.giveUp(request), null);
        });
    if (state == ClientState.CONNECTED) send(request);
  }

  /**
   * Ends the session on the server, with all that only it holds, and closes the connection.
   *
   * @return completes when it is over; never fails
   */
  public CompletableFuture<Void> close() {
    final CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      loop.execute(guarded(() -> beginClosing().whenComplete((nothing, error) -> done.complete(null))));
    } catch (RejectedExecutionException e) {
      done.complete(null); // it is closed
    }
    return done;
  }

  private CompletableFuture<Void> beginClosing() {
    if (closing != null) return closing;
    final Socket open = state == ClientState.CONNECTED ? socket : null;
    if (open == null) {
      end("closed by the application");
      closing = CompletableFuture.completedFuture(null);
      return closing;
    }
    stopPings();
    final JsonObject params = new JsonObject();
    params.addProperty("sessionId", sessionId);
    // A server that does not answer gets no more time: it drops the session by itself later.
    closing =
        requestNow("closeSession", params, CLOSE_TIMEOUT_MS)
            .handleAsync((result, error) -> closeSocket(open), loop)
            .thenCompose(gone -> gone)
            .thenRunAsync(() -> end("closed by the application"), loop);
    return closing;
  }

  private CompletableFuture<Void> closeSocket(Socket open) {
    if (socket != open) return CompletableFuture.completedFuture(null);
    socketIsGone = new CompletableFuture<>();
    final Future<?> timer =
        loop.schedule(() -> open.terminate("it did not close in time"), CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
    open.close();
    return socketIsGone.whenComplete((gone, error) -> timer.cancel(false));
  }

  private void end(String reason) {
    if (isClosed()) return;
    state = ClientState.CLOSED;
    stopPings();
    if (socket != null) socket.terminate(reason);
    socket = null;
    pending.failAll(ClientErrorType.CLIENT_CLOSED, "The client is closed: " + reason, each -> true);
    opened.completeExceptionally(clientIsClosed());
    if (nextAttempt != null) nextAttempt.cancel(false);
    observer.closed(reason);
    loop.shutdown(); // what is queued still runs, and finds the client closed
  }

  /** One attempt: a socket, the session on it, then everything that waits. */
  private CompletableFuture<Void> establish() {
    try {
      return Socket.open(url, options, this).thenComposeAsync(this::attach, loop);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Void> attach(Socket fresh) {
    if (isClosed()) {
      fresh.terminate("the client is closed");
      return CompletableFuture.failedFuture(clientIsClosed());
    }
    socket = fresh;
    // Before anything is sent, so that this thread is through with it when the answer is read.
    fresh.start();
    // It may have gone before it was ours; then nobody has noticed.
    if (fresh.goneBecause() != null) {
      lost(fresh, fresh.goneBecause());
      return CompletableFuture.failedFuture(connectionLost(fresh.goneBecause()));
    }
    final String previous = sessionId;
    final CompletableFuture<Void> attached =
        attachSession().thenAcceptAsync(done -> connected(fresh, previous), loop);
    return attached.whenCompleteAsync(
        (done, error) -> {
          if (error == null) return;
          if (socket == fresh) socket = null;
          fresh.terminate("the session could not be taken up");
        },
        loop);
  }

  /** Takes the session over to the new socket, or starts one. */
  private CompletableFuture<Void> attachSession() {
    final String known = sessionId;
    if (known == null) return connect(null);
    return connect(known)
        .handleAsync(
            (done, error) -> {
              if (error == null) return CompletableFuture.<Void>completedFuture(null);
              final boolean forgotten =
                  causeOf(error) instanceof HeadwaterException answered && answered.is(ErrorCode.INVALID_SESSION);
              return forgotten ? connect(null) : CompletableFuture.<Void>failedFuture(causeOf(error));
            },
            loop)
        .thenCompose(next -> next);
  }

  private CompletableFuture<Void> connect(String known) {
    final JsonObject params = new JsonObject();
    if (known != null) params.addProperty("sessionId", known);
    return requestNow("connect", params, options.connectTimeoutMs())
        .thenAccept(
            result -> {
              final String given = textOf(result, "sessionId");
              if (given == null) {
                throw new HeadwaterException(
                    ClientErrorType.PROTOCOL_ERROR, "The answer to connect holds no sessionId: " + result);
              }
              sessionId = given;
              serverId = textOf(result, "serverId");
              safeToRepeatMs = SafeToRepeat.ms(result);
            });
  }

  private static String textOf(JsonElement result, String member) {
    return result instanceof JsonObject members && members.get(member) instanceof JsonPrimitive text
        ? text.getAsString()
        : null;
  }

  private void connected(Socket fresh, String previous) {
    if (isClosed()) throw clientIsClosed();
    if (socket != fresh) throw connectionLost("it went as soon as it was there");
    final boolean kept = sessionId.equals(previous);
    backoff.reset();
    state = ClientState.CONNECTED;
    startPings();
    failWhatMayNotBeRepeated(previous, kept);
    // Told first: what waits may be about objects that the application now learns are gone.
    if (kept) observer.reconnected(sessionId);
    else if (previous != null) observer.sessionLost(previous, sessionId);
    for (PendingRequest request : pending.all()) if (!request.boundToSocket) send(request);
  }

  private void failWhatMayNotBeRepeated(String previous, boolean kept) {
    if (previous == null) return;
    if (!kept) {
      // What was sent may have been carried out; the rest may be about what other sessions hold.
      pending.failAll(PendingRequests::sessionLost, request -> request.sent);
      for (PendingRequest request : pending.all()) request.madeForLostSession = true;
      return;
    }
    final long oldest = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(safeToRepeatMs);
    pending.failAll(
        ClientErrorType.CONNECTION_LOST,
        "The connection was lost for so long that the request may not be sent again",
        request -> request.sent && request.sentAt - oldest <= 0);
  }

  private void send(PendingRequest request) {
    if (!request.sent) request.sentAt = System.nanoTime();
    request.sent = true;
    if (socket != null) socket.send(request.encode(sessionId));
  }

  /** A request about the connection itself: goes out at once and dies with the socket. */
  private CompletableFuture<JsonElement> requestNow(String method, JsonObject params, long timeoutMs) {
    if (socket == null) return CompletableFuture.failedFuture(connectionLost("it has gone already"));
    final CompletableFuture<JsonElement> result = new CompletableFuture<>();
    final PendingRequest request = pending.add(method, params, timeoutMs, result, true);
    request.sent = true;
    socket.send(request.encode(null));
    return result;
  }

  @Override
  public void received(Socket from, String text) {
    post(() -> take(IncomingMessage.parse(text)), null);
  }

  private void take(IncomingMessage message) {
    if (message instanceof IncomingMessage.Event event) observer.event(event.object(), event.type(), event.data());
    else if (message instanceof IncomingMessage.Response response)
      pending.settle(response.id(), response.result(), response.error());
    else if (message instanceof IncomingMessage.Strange strange) observer.protocolError(strange.why());
  }

  @Override
  public void gone(Socket from, String reason) {
    post(() -> lost(from, reason), null);
  }

  private void lost(Socket from, String reason) {
    if (socket != from) return;
    socket = null;
    stopPings();
    pending.forgetGivenUp();
    pending.failAll(
        ClientErrorType.CONNECTION_LOST, "Connection lost: " + reason, request -> request.boundToSocket);
    if (socketIsGone != null) {
      socketIsGone.complete(null);
      return;
    }
    // While a connection is being made, whoever makes it sees its request fail and tries again. While one is being
    // closed, its end is what was wanted.
    if (state != ClientState.CONNECTED || closing != null) return;
    state = ClientState.DISCONNECTED;
    observer.disconnected(reason);
    if (options.reconnect()) attemptLater();
    else end("connection lost: " + reason);
  }

  private void attemptLater() {
    if (isClosed()) return;
    final long delayMs = backoff.next();
    observer.reconnecting(backoff.attempt(), delayMs);
    nextAttempt = loop.schedule(guarded(this::attempt), delayMs, TimeUnit.MILLISECONDS);
  }

  private void attempt() {
    establish()
        .whenCompleteAsync(
            (done, error) -> {
              // The next round says so with 'reconnecting'.
              if (error != null) attemptLater();
              else opened.complete(null);
            },
            loop);
  }

  private void startPings() {
    final long interval = options.pingIntervalMs();
    if (interval <= 0) return;
    final Socket pinged = socket;
    final JsonObject params = new JsonObject();
    params.addProperty("interval", interval);
    pings = loop.scheduleAtFixedRate(() -> ping(pinged, params), interval, interval, TimeUnit.MILLISECONDS);
  }

  private void ping(Socket pinged, JsonObject params) {
    if (socket != pinged || pinged == null) return;
    requestNow("ping", params, options.pingTimeoutMs())
        .whenComplete(
            (pong, error) -> {
              if (error instanceof HeadwaterException failure && failure.is(ClientErrorType.REQUEST_TIMEOUT)) {
                pinged.terminate("no answer to a ping");
              }
            });
  }

  private void stopPings() {
    if (pings != null) pings.cancel(false);
    pings = null;
  }

  private boolean isClosed() {
    return state == ClientState.CLOSED;
  }

  private static HeadwaterException clientIsClosed() {
    return new HeadwaterException(ClientErrorType.CLIENT_CLOSED, "The client is closed");
  }

  private static HeadwaterException connectionLost(String why) {
    return new HeadwaterException(ClientErrorType.CONNECTION_LOST, "Connection lost: " + why);
  }

  /** Runs a job on the session's thread; when that has ended, {@code orFail} says so. */
  private void post(Runnable job, CompletableFuture<?> orFail) {
    try {
      loop.execute(guarded(job));
    } catch (RejectedExecutionException e) {
      if (orFail != null) orFail.completeExceptionally(clientIsClosed());
    }
  }

  /** The executor would keep an exception to itself. */
  private static Runnable guarded(Runnable job) {
    return () -> {
      try {
        job.run();
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.ERROR, "A fault of the client", e);
      }
    };
  }

  private static Throwable causeOf(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
  }
}
