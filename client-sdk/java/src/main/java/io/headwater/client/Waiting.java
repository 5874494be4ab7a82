package io.headwater.client;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The blocking forms: waits for a future, and throws in the waiting thread what went wrong. */
final class Waiting {
  private Waiting() {}

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(false);
      Thread.currentThread().interrupt();
      throw new HeadwaterException(ClientErrorType.INTERRUPTED, "Interrupted while waiting for the server");
    } catch (ExecutionException e) {
      throw atCaller(e.getCause());
    }
  }

  /** The error with the stack of whoever waits: that of the thread where it arose says nothing to the application. */
  private static RuntimeException atCaller(Throwable error) {
    final Throwable cause = causeOf(error);
    if (cause instanceof HeadwaterException || cause instanceof CancellationException) {
      cause.setStackTrace(new Throwable().getStackTrace());
      return (RuntimeException) cause;
    }
    return new HeadwaterException(ClientErrorType.PROTOCOL_ERROR, String.valueOf(cause));
  }

  static Throwable causeOf(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
  }
}
