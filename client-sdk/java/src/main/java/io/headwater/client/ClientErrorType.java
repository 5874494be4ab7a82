package io.headwater.client;

/** What can go wrong in the client itself. Everything else is a {@link HeadwaterServerException}. */
public enum ClientErrorType {
  /** No connection could be made. */
  CONNECT_FAILED,
  /** The connection went and it is not known whether the server carried the request out. */
  CONNECTION_LOST,
  /** The client was closed. */
  CLIENT_CLOSED,
  /** No answer came in time. */
  REQUEST_TIMEOUT,
  /** The server no longer knows the session: it was restarted, or the client was away for too long. */
  SESSION_LOST,
  /** The server sent something that is not the API. */
  PROTOCOL_ERROR,
  /** An argument or option that cannot be sent; the message names it, and nothing was sent. */
  INVALID_ARGUMENT,
  /** The thread was interrupted while it waited; its interrupt flag is set. */
  INTERRUPTED,
  /** An object or a value of a transaction was used before the transaction was committed. */
  TRANSACTION_NOT_COMMITTED,
  /** The transaction was rolled back, or is over. */
  TRANSACTION_ROLLED_BACK,
  /** An earlier operation of the transaction failed, so this one was not carried out. */
  TRANSACTION_STOPPED
}
