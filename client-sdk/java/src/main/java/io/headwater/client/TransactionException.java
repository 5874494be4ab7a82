package io.headwater.client;

/**
 * A transaction ended at an operation that failed. What came before it has been done and stays; what comes after it was
 * not tried.
 */
public class TransactionException extends HeadwaterServerException {
  private static final long serialVersionUID = 1L;

  /** Its place in the transaction. */
  private final int operation;

  TransactionException(int operation, Parts error) {
    super(error.code, error.type, error.message, error.data);
    this.operation = operation;
  }

  /**
   * Which operation failed.
   *
   * @return its place in the transaction, from 0
   */
  public int getOperation() {
    return operation;
  }
}
