package io.headwater.client.rpc;

import io.headwater.client.ClientErrorType;
import io.headwater.client.ClientOptions;
import io.headwater.client.HeadwaterException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * One WebSocket connection (RFC 6455) that carries text messages.
 *
 * <p>Thread: any. Its handlers are called on the thread that reads for all connections, see {@link WebSocketClients}:
 * they must not wait, nor work for long.
 */
final class Socket implements WebSocket.Listener {
  /** What happens on the connection. */
  interface Handlers {
    void received(Socket socket, String text);

    /** Once, by whomever it was closed. */
    void gone(Socket socket, String reason);
  }

  private static final int LONGEST_MESSAGE = 64 << 20; // characters
  private static final String TOO_LONG = "a message of the server is longer than " + LONGEST_MESSAGE + " characters";

  private final Handlers handlers;
  private final StringBuilder message = new StringBuilder();
  private WebSocket webSocket;
  /** Ends when everything sent so far is written; a WebSocket takes one message at a time. */
  private CompletableFuture<?> written = CompletableFuture.completedFuture(null);

  private String goneBecause;

  private Socket(Handlers handlers) {
    this.handlers = handlers;
  }

  /** Fails with CONNECT_FAILED. Nothing is received before {@link #start}. */
  static CompletableFuture<Socket> open(URI url, ClientOptions options, Handlers handlers) {
    final WebSocket.Builder builder =
        WebSocketClients.of(options.httpClient(), url)
            .newWebSocketBuilder()
            .connectTimeout(Duration.ofMillis(options.connectTimeoutMs()));
    options.headers().forEach(builder::header);
    final Socket socket = new Socket(handlers);
    final CompletableFuture<WebSocket> opening = builder.buildAsync(url, socket);
    return opening
        .copy()
        // The builder's own timeout does not count for a server that accepts and then says nothing.
        .orTimeout(options.connectTimeoutMs() + 500, TimeUnit.MILLISECONDS)
        .handle(
            (opened, error) -> {
              if (error != null) {
                opening.thenAccept(WebSocket::abort); // one that comes too late is nobody's
                throw new CompletionException(cannotConnect(url, error));
              }
              socket.webSocket = opened;
              return socket;
            });
  }

  private static HeadwaterException cannotConnect(URI url, Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) cause = cause.getCause();
    final HeadwaterException failure =
        new HeadwaterException(ClientErrorType.CONNECT_FAILED, "Cannot connect to " + url + ": " + withHint(cause));
    failure.initCause(cause);
    return failure;
  }

  /** Java's words for an answer that is not TLS say nothing to most people. */
  private static String withHint(Throwable cause) {
    final String why = reasonOf(cause);
    for (Throwable each = cause; each != null; each = each.getCause()) {
      // "Unsupported or unrecognized SSL message", "Unrecognized SSL message, plaintext connection?"
      if (each instanceof SSLException && String.valueOf(each.getMessage()).contains("nrecognized SSL message")) {
        return "that port speaks ws:, not wss: (" + why + ")";
      }
    }
    return why;
  }

  /** Java's HTTP client has no words for what happens most. */
  private static String reasonOf(Throwable cause) {
    if (cause.getMessage() != null) return cause.getMessage();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) return "there is no host of that name";
    }
    if (cause instanceof ConnectException) return "connection refused";
    if (cause instanceof TimeoutException) return "no answer in time";
    return cause.getClass().getSimpleName();
  }

  /** From now on messages are delivered. */
  void start() {
    webSocket.request(1);
  }

  synchronized void send(String text) {
    if (goneBecause != null) return;
    written = written.thenCompose(before -> webSocket.sendText(text, true));
    written.exceptionally(
        error -> {
          terminate("cannot send: " + error.getMessage());
          return null;
        });
  }

  /** Begins the closing handshake (RFC 6455, section 7.1.2). */
  synchronized void close() {
    written =
        written
            .handle((before, error) -> before)
            .thenCompose(before -> webSocket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    written.exceptionally(
        error -> {
          terminate("cannot close: " + error.getMessage());
          return null;
        });
  }

  /** Ends the connection at once. */
  void terminate(String reason) {
    webSocket.abort();
    gone(reason);
  }

  /** Why it is over; null while it is not. */
  synchronized String goneBecause() {
    return goneBecause;
  }

  private void gone(String reason) {
    synchronized (this) {
      if (goneBecause != null) return;
      goneBecause = reason;
    }
    handlers.gone(this, reason);
  }

  @Override
  public void onOpen(WebSocket opened) {
    // Nothing is asked for before start().
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    if (message.length() + part.length() > LONGEST_MESSAGE) {
      terminate(TOO_LONG);
      return null;
    }
    message.append(part);
    if (last) {
      final String text = message.toString();
      message.setLength(0);
      handlers.received(this, text);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    from.request(1); // the API is text
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    gone(reason.isEmpty() ? "closed by the server with code " + code : reason + " (code " + code + ")");
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    gone(error.getMessage() != null ? error.getMessage() : error.getClass().getSimpleName());
  }
}
