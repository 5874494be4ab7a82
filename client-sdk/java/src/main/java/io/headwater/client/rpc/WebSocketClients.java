package io.headwater.client.rpc;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The HTTP clients that open WebSockets.
 *
 * <p>Up to JDK 25, Java's WebSocket without TLS loses the end of a connection that is read while a message is being
 * delivered: from its arrival until the listener has returned and its request for the next message has got through. The
 * receiver then fails on an InternalError of its own ({@code TransportImpl.acknowledgeReception}), calls neither {@code
 * onClose} nor {@code onError}, and the connection seems to be there until a ping finds out. For the listener runs on
 * the HTTP client's executor while the thread that reads goes on; an executor that runs its jobs at once, on that very
 * thread, leaves no such time. With TLS it is the executor that decrypts and then delivers, one after the other.
 * findings/java-websocket-loses-an-end-behind-a-message.sh shows it.
 *
 * <p>Thread: any.
 */
final class WebSocketClients {
  private static final Map<HttpClient, HttpClient> COPIES = Collections.synchronizedMap(new WeakHashMap<>());

  private WebSocketClients() {}

  /** One that connects as the given one does; null stands for Java's defaults. */
  static HttpClient of(HttpClient given, URI url) {
    final boolean encrypted = "wss".equalsIgnoreCase(url.getScheme());
    if (given == null) return encrypted ? Encrypted.SHARED : Plain.SHARED;
    // One that has an executor was meant to have it, and another class than Java's has its own ways.
    final boolean isJavas = given.getClass().getModule().equals(HttpClient.class.getModule());
    if (encrypted || !isJavas || given.executor().isPresent()) return given;
    return COPIES.computeIfAbsent(given, WebSocketClients::copy);
  }

  /** Of what matters without TLS. */
  private static HttpClient copy(HttpClient given) {
    final HttpClient.Builder copy =
        HttpClient.newBuilder().executor(Runnable::run).followRedirects(given.followRedirects());
    given.proxy().ifPresent(copy::proxy);
    given.authenticator().ifPresent(copy::authenticator);
    given.cookieHandler().ifPresent(copy::cookieHandler);
    given.connectTimeout().ifPresent(copy::connectTimeout);
    return copy.build();
  }

  // Each is made when the first client needs it; its threads end with the program.

  private static final class Plain {
    static final HttpClient SHARED = HttpClient.newBuilder().executor(Runnable::run).build();
  }

  private static final class Encrypted {
    static final HttpClient SHARED = HttpClient.newHttpClient();
  }
}
