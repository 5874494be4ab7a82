package io.headwater.client;

import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * How a {@link HeadwaterClient} connects, waits and reconnects. All times are in milliseconds.
 *
 * @param requestTimeoutMs longest wait for the answer to a request, reconnecting included; greater than 0
 * @param connectTimeoutMs longest wait for a connection to be made; greater than 0
 * @param pingIntervalMs time between two pings that tell whether the server is still there; 0 for none, which leaves
 *     unnoticed that a network or a server went without a word
 * @param pingTimeoutMs how long a ping may stay unanswered before the connection counts as lost; greater than 0
 * @param reconnect whether a lost connection is made again
 * @param reconnectDelayMs first wait before an attempt to reconnect, which doubles from there; greater than 0
 * @param maxReconnectDelayMs longest wait between two attempts; not less than {@code reconnectDelayMs}
 * @param waitForServer whether to keep trying when the first attempt to connect fails
 * @param headers HTTP headers of the WebSocket's handshake, such as {@code Authorization}
 * @param httpClient how the WebSocket is opened: its TLS, proxy, authenticator, cookies and redirects count; null for
 *     Java's defaults. Without TLS, an executor of its own other than {@code Runnable::run} lets Java (up to 25) miss
 *     the end of a connection that comes together with a message, which is then left for a ping to find
 * @param executor what runs listeners and completes futures; it must not be limited to fewer threads than wait in it.
 *     Null for threads of the client's own, which exist as long as they are busy
 */
public record ClientOptions(
    long requestTimeoutMs,
    long connectTimeoutMs,
    long pingIntervalMs,
    long pingTimeoutMs,
    boolean reconnect,
    long reconnectDelayMs,
    long maxReconnectDelayMs,
    boolean waitForServer,
    Map<String, String> headers,
    HttpClient httpClient,
    Executor executor) {

  /**
   * Checks the values; {@link #builder} is the easier way.
   *
   * @param requestTimeoutMs as above
   * @param connectTimeoutMs as above
   * @param pingIntervalMs as above
   * @param pingTimeoutMs as above
   * @param reconnect as above
   * @param reconnectDelayMs as above
   * @param maxReconnectDelayMs as above
   * @param waitForServer as above
   * @param headers as above
   * @param httpClient as above
   * @param executor as above
   * @throws HeadwaterException of type {@code INVALID_ARGUMENT}, naming the option
   */
  public ClientOptions {
    requirePositive("requestTimeoutMs", requestTimeoutMs);
    requirePositive("connectTimeoutMs", connectTimeoutMs);
    if (pingIntervalMs < 0) throw invalid("pingIntervalMs", pingIntervalMs, "0 or more milliseconds");
    requirePositive("pingTimeoutMs", pingTimeoutMs);
    requirePositive("reconnectDelayMs", reconnectDelayMs);
    if (maxReconnectDelayMs < reconnectDelayMs) {
      final String expected = "at least reconnectDelayMs, which is " + reconnectDelayMs;
      throw invalid("maxReconnectDelayMs", maxReconnectDelayMs, expected);
    }
    headers = Map.copyOf(headers);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) throw invalid(name, value, "more than 0 milliseconds");
  }

  private static HeadwaterException invalid(String name, long value, String expected) {
    return new HeadwaterException(
        ClientErrorType.INVALID_ARGUMENT, name + " is " + value + ": expected " + expected);
  }

  /**
   * The options that count when none are given.
   *
   * @return the options
   */
  public static ClientOptions defaults() {
    return builder().build();
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes options one by one; what is left out has its default. */
  public static final class Builder {
    private long requestTimeoutMs = 10_000;
    private long connectTimeoutMs = 5_000;
    private long pingIntervalMs = 15_000;
    private long pingTimeoutMs = 5_000;
    private boolean reconnect = true;
    private long reconnectDelayMs = 100;
    private long maxReconnectDelayMs = 5_000;
    private boolean waitForServer;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpClient httpClient;
    private Executor executor;

    private Builder() {}

    /**
     * Longest wait for the answer to a request, reconnecting included. Default: 10000.
     *
     * @param milliseconds greater than 0
     * @return this builder
     */
    public Builder requestTimeoutMs(long milliseconds) {
      requestTimeoutMs = milliseconds;
      return this;
    }

    /**
     * Longest wait for a connection to be made. Default: 5000.
     *
     * @param milliseconds greater than 0
     * @return this builder
     */
    public Builder connectTimeoutMs(long milliseconds) {
      connectTimeoutMs = milliseconds;
      return this;
    }

    /**
     * Time between two pings that tell whether the server is still there. Default: 15000.
     *
     * @param milliseconds 0 for no pings
     * @return this builder
     */
    public Builder pingIntervalMs(long milliseconds) {
      pingIntervalMs = milliseconds;
      return this;
    }

    /**
     * How long a ping may stay unanswered before the connection counts as lost. Default: 5000.
     *
     * @param milliseconds greater than 0
     * @return this builder
     */
    public Builder pingTimeoutMs(long milliseconds) {
      pingTimeoutMs = milliseconds;
      return this;
    }

    /**
     * Whether a lost connection is made again. Default: true.
     *
     * @param wanted whether it is
     * @return this builder
     */
    public Builder reconnect(boolean wanted) {
      reconnect = wanted;
      return this;
    }

    /**
     * First wait before an attempt to reconnect; it doubles from there. Default: 100.
     *
     * @param milliseconds greater than 0
     * @return this builder
     */
    public Builder reconnectDelayMs(long milliseconds) {
      reconnectDelayMs = milliseconds;
      return this;
    }

    /**
     * Longest wait between two attempts to reconnect. Default: 5000.
     *
     * @param milliseconds not less than {@code reconnectDelayMs}
     * @return this builder
     */
    public Builder maxReconnectDelayMs(long milliseconds) {
      maxReconnectDelayMs = milliseconds;
      return this;
    }

    /**
     * Whether to keep trying when the first attempt to connect fails, instead of failing. Default: false.
     *
     * @param wanted whether to
     * @return this builder
     */
    public Builder waitForServer(boolean wanted) {
      waitForServer = wanted;
      return this;
    }

    /**
     * Adds an HTTP header to the WebSocket's handshake.
     *
     * @param name its name
     * @param value its value
     * @return this builder
     */
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    /**
     * How the WebSocket is opened: for a TLS context or a proxy of the application's own.
     *
     * @param client an HTTP client that is set up so, best without an executor (see {@link ClientOptions}); it stays
     *     the application's
     * @return this builder
     */
    public Builder httpClient(HttpClient client) {
      httpClient = client;
      return this;
    }

    /**
     * What runs listeners and completes futures, in place of threads of the client's own.
     *
     * @param runs the executor, which stays the application's; it must not be limited to fewer threads than wait in it
     * @return this builder
     */
    public Builder executor(Executor runs) {
      executor = runs;
      return this;
    }

    /**
     * Checks and takes the options.
     *
     * @return the options
     * @throws HeadwaterException of type {@code INVALID_ARGUMENT}, naming the option
     */
    public ClientOptions build() {
      return new ClientOptions(
          requestTimeoutMs,
          connectTimeoutMs,
          pingIntervalMs,
          pingTimeoutMs,
          reconnect,
          reconnectDelayMs,
          maxReconnectDelayMs,
          waitForServer,
          headers,
          httpClient,
          executor);
    }
  }
}
