/** `type` of the errors that arise in this client; everything else comes from the server. */
export const ClientErrorType = {
  /** No connection could be made. */
  ConnectFailed: 'CONNECT_FAILED',
  /** The connection went and it is not known whether the server carried the request out. */
  ConnectionLost: 'CONNECTION_LOST',
  /** The client was closed. */
  Closed: 'CLIENT_CLOSED',
  /** No answer came in time. */
  Timeout: 'REQUEST_TIMEOUT',
  /** The server no longer knows the session: it was restarted, or the client was away for too long. */
  SessionLost: 'SESSION_LOST',
  /** The server sent something that is not JSON-RPC 2.0. */
  Protocol: 'PROTOCOL_ERROR',
  /** An argument or an option that cannot be sent; the message names it, and nothing was sent. */
  InvalidArgument: 'INVALID_ARGUMENT',
  /** An object was used before the transaction that makes it was committed. */
  NotCommitted: 'TRANSACTION_NOT_COMMITTED',
  /** The transaction was rolled back, or is over. */
  RolledBack: 'TRANSACTION_ROLLED_BACK',
  /** An earlier operation of the transaction failed, so this one was not carried out. */
  TransactionStopped: 'TRANSACTION_STOPPED',
  /** More events came than an iterator that nobody reads may keep. */
  TooManyEvents: 'TOO_MANY_EVENTS',
} as const;

/** The `code` of every error that arises in this client. */
export const CLIENT_ERROR_CODE = 0;

/** What every rejected promise of this package holds. */
export class HeadwaterError extends Error {
  override readonly name = 'HeadwaterError';

  /**
   * @param message for people
   * @param code the API's error code (40101: no such object, ...), JSON-RPC's, or 0 for an error of this client
   * @param type the code's name, such as `MEDIA_OBJECT_NOT_FOUND`; one of `ClientErrorType` when code is 0
   * @param data whatever else the server said
   */
  constructor(
    message: string,
    readonly code: number = CLIENT_ERROR_CODE,
    readonly type: string = '',
    readonly data?: unknown,
  ) {
    super(message);
  }

  /** Reads the `error` member of a JSON-RPC 2.0 response (section 5.1). */
  static fromResponse(error: unknown): HeadwaterError {
    const { code, message, data } = (error ?? {}) as { code?: unknown; message?: unknown; data?: unknown };
    const type = (data as { type?: unknown } | null | undefined)?.type;
    return new HeadwaterError(
      typeof message === 'string' ? message : 'The server reported an error without a message',
      typeof code === 'number' ? code : CLIENT_ERROR_CODE,
      typeof type === 'string' ? type : '',
      data,
    );
  }
}

/** An error of this client itself. */
export function clientError(type: string, message: string): HeadwaterError {
  return new HeadwaterError(message, CLIENT_ERROR_CODE, type);
}
