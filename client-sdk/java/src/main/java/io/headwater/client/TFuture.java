package io.headwater.client;

import java.util.concurrent.CompletableFuture;

/**
 * The result of an operation that is part of a {@link Transaction}.
 *
 * @param <T> class of the result
 */
public final class TFuture<T> {
  private final HeadwaterClient client;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  TFuture(HeadwaterClient client) {
    this.client = client;
  }

  CompletableFuture<T> raw() {
    return result;
  }

  /**
   * Tells whether the operation was carried out.
   *
   * @return whether {@link #get} gives a result
   */
  public boolean isCommitted() {
    return result.isDone() && !result.isCompletedExceptionally();
  }

  /**
   * The result, once the transaction is committed. Does not wait.
   *
   * @return the result
   * @throws HeadwaterException the operation's own error; or of type {@code TRANSACTION_NOT_COMMITTED}, {@code
   *     TRANSACTION_ROLLED_BACK} or {@code TRANSACTION_STOPPED}
   */
  public T get() {
    if (!result.isDone()) throw Transaction.notCommitted();
    return Waiting.await(result);
  }

  /**
   * The result as a future that completes when the transaction is over.
   *
   * @return the future
   */
  public CompletableFuture<T> toCompletableFuture() {
    return client.future(result);
  }
}
