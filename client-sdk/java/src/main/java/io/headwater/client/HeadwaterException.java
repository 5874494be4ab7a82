package io.headwater.client;

/**
 * What every operation throws, and every future of this package fails with, when it does not succeed.
 *
 * <p>An error that the server answered is a {@link HeadwaterServerException}; every other one arose in this client.
 */
public class HeadwaterException extends RuntimeException {
  /** The {@link #getCode() code} of every error that arose in this client. */
  public static final int CLIENT_ERROR_CODE = 0;

  private static final long serialVersionUID = 1L;

  /** The API's code, or 0. */
  private final int code;

  /** The name of the code. */
  private final String type;

  /**
   * An error of this client.
   *
   * @param type what kind of error
   * @param message for people
   */
  public HeadwaterException(ClientErrorType type, String message) {
    this(CLIENT_ERROR_CODE, type.name(), message);
  }

  HeadwaterException(int code, String type, String message) {
    super(message);
    this.code = code;
    this.type = type;
  }

  /**
   * The API's error code, such as 40101 for an object that is not there; JSON-RPC's; or 0 for an error of this client.
   *
   * @return the code
   */
  public int getCode() {
    return code;
  }

  /**
   * The name of the code, such as {@code MEDIA_OBJECT_NOT_FOUND}; the name of a {@link ClientErrorType} when the code
   * is 0.
   *
   * @return the name; empty when the server gave none
   */
  public String getType() {
    return type;
  }

  /**
   * Tells whether this is an error of that kind.
   *
   * @param kind an error of this client
   * @return whether it is
   */
  public boolean is(ClientErrorType kind) {
    return code == CLIENT_ERROR_CODE && type.equals(kind.name());
  }

  /**
   * Tells whether this is that error of the API.
   *
   * @param error an error of the API
   * @return whether it is
   */
  public boolean is(ErrorCode error) {
    return code == error.getCode();
  }
}
