// Generated from rpc/schema by rpc/codegen/generate.py: do not edit.
package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/** An endpoint that is reached by HTTP. */
public class HttpEndpoint extends SessionEndpoint {
  HttpEndpoint(HeadwaterClient client) {
    super(client);
  }

  /**
   * Reads where it is reached.
   *
   * @return its URL; good for one session.
   */
  public String getUrl() {
    return getUrlCall().await();
  }

  /**
   * Reads where it is reached.
   *
   * @return completes with: its URL; good for one session.
   */
  public CompletableFuture<String> getUrlAsync() {
    return getUrlCall().start();
  }

  /**
   * Reads where it is reached.
   *
   * @param transaction the transaction that it becomes part of
   * @return there after the transaction is committed
   */
  public TFuture<String> getUrl(Transaction transaction) {
    return getUrlCall().in(transaction);
  }

  private Call<String> getUrlCall() {
    return call("getUrl", Decoders.STRING);
  }
}
